using SyCam.Cli.Reports.Html;
using SyCam.Cli.Reports.Plots;
using SyCam.Cli.Reports.Results;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>From all expressions that were built to those with final scores.</summary>
internal sealed class FunnelSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "funnel";

    /// <inheritdoc/>
    public string Title => "What was pruned";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        var steps = Steps(data);
        html.Leaf("p", data.Unfinished is null || steps.Count > 3
            ? "From what was built to what has final scores. The bars are on a logarithmic scale. A map that shows nothing, or equals an "
                + "earlier one as a map, is not scored: its scores are known."
            : "What the journal tells so far. How many expressions were built is counted at the run's end.");
        using (html.Open("figure")) new FunnelBars("funnel", "Expressions and maps that are left after each step").Write(html, steps);
        new DataTable("The same as a table",
        [
            new Column("Step", IsHeader: true), new Column("Left", IsNumber: true), new Column("What became of the others"),
        ]).Write(html, [.. steps.Select(step => new TableRow([Cell.Of(step.Name), Cell.Of(Count(step.Count)), Cell.Of(step.Lost)]))]);
    }

    private static IReadOnlyList<FunnelStep> Steps(ReportData data)
    {
        long Of(string name) => data.Results.Counters.GetValueOrDefault(name);
        var scoring = new[]
        {
            new FunnelStep("scored, on some images or all", Of("scored"), ""),
            new FunnelStep("scored on all search images", Of("scored") - Of("racedOut"), $"{Count(Of("racedOut"))} left a race early"),
            new FunnelStep(
                "scored in full", Of("scoredInFull"), "named methods and controls count here; the others have coarse scores"),
        };
        if (!data.Results.Counters.ContainsKey("built")) return scoring;
        // Named methods that are dead or equal to another one are among these decisions, and not among the finished maps.
        var deadTexts = data.Record.Dead.Select(dead => dead.Map).ToHashSet(StringComparer.Ordinal);
        var named = data.Results.Rows.Count(row => row.Kind != ResultRow.Candidate && deadTexts.Contains(row.Map));
        var dead = Of("deadProved") + Of("deadTested") - named;
        var merged = Of("mergedProved") + Of("mergedTested") - data.Results.Collapses.Count;
        return
        [
            new FunnelStep("built", Of("built"), ""),
            new FunnelStep(
                "distinct normal forms", Of("built") - Of("normalFormDuplicates"),
                $"{Count(Of("normalFormDuplicates"))} have the normal form of an earlier one"),
            new FunnelStep(
                "distinct terms", Of("distinct"),
                $"{Count(Of("valueDuplicates"))} have the values of an earlier one on every probe; others are excluded by the grammar's "
                + $"constraints ({Count(Of("excluded"))}, here and as finished maps) or have a coefficient beyond 64 bits "
                + $"({Count(Of("overflowed"))})"),
            new FunnelStep("finished maps", Of("maps"), "the others are parts of expressions, or excluded"),
            new FunnelStep(
                "not dead", Of("maps") - dead,
                $"{Count(Of("deadProved"))} proved to show nothing, {Count(Of("deadTested"))} by test"),
            new FunnelStep(
                "not merged", Of("maps") - dead - merged,
                $"{Count(Of("mergedProved"))} proved equal to an earlier map ({Count(Of("mergedAssumed"))} under assumed facts), "
                + $"{Count(Of("mergedTested"))} by test; of these {data.Results.Collapses.Count} are named methods"),
            .. scoring,
        ];
    }
}
