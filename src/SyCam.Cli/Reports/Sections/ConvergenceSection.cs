using SyCam.Cli.Reports.Html;
using SyCam.Cli.Reports.Plots;
using SyCam.Cli.Reports.Results;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>The best map so far, by what was asked for and by time.</summary>
internal sealed class ConvergenceSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "convergence";

    /// <inheritdoc/>
    public string Title => "Convergence";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        var timed = BestByTime.Of(data);
        if (timed.Count == 0 && data.Search is null)
        {
            html.Leaf("p", "Nothing has scores on all search images.");
            return;
        }

        html.Leaf("p", "The best map of the grammar so far by coarse scores on all search images; named methods come first.");
        using (html.Open("div", ("class", "figures")))
        {
            if (data.Search is { Convergence.Count: > 0 } search) WriteByEvaluations(html, data, search.Convergence);
            if (timed.Count > 0) WriteByTime(html, data, timed);
        }

        if (data.Search is { Convergence: var changes })
        {
            new DataTable("When the best map changed",
            [
                new Column("Candidates scored", IsNumber: true), new Column("Values asked for", IsNumber: true),
                new Column("Forward passes", IsNumber: true), new Column("Best from then on", IsHeader: true),
                new Column("Cost", IsNumber: true), new Column("Coarse score", IsNumber: true),
            ]).Write(html, [.. changes.Select(change => new TableRow(
            [
                Cell.Of(Count(change.Scored)), Cell.Of(Count(change.Evaluations)), Cell.Of(Count(change.Passes)),
                Label(change.Names, change.Map), Cell.Of(change.Cost), Cell.Score(change.CoarseScore),
            ]))]);
            return;
        }

        new DataTable("When the best map changed",
        [
            new Column("After", IsNumber: true), new Column("Best from then on", IsHeader: true),
            new Column("Coarse score", IsNumber: true),
        ]).Write(html, [.. timed.Select(change => new TableRow(
            [Cell.Of(Time(change.At)), Label(change.Best.Names, change.Best.Map), Cell.Score(change.Best.Score)]))]);
    }

    private static void WriteByEvaluations(HtmlWriter html, ReportData data, IReadOnlyList<BestChange> changes)
    {
        var known = changes.Where(change => change.CoarseScore is not null).ToList();
        if (known.Count == 0) return;
        var last = (double)data.Results.Counters.GetValueOrDefault("evaluations", known[^1].Evaluations);
        using var figure = html.Open("figure");
        Plot(
            "by-evaluations", data, "values asked for",
            [.. known.Select(change => ((double)change.Evaluations, change.CoarseScore!.Value, Name(change.Names, change.Map)))], last)
            .Write(html);
        html.Leaf("figcaption", "By values asked for: one for each map, image and metric.");
    }

    private static void WriteByTime(HtmlWriter html, ReportData data, IReadOnlyList<(TimeSpan At, ScoredRow Best)> timed)
    {
        using var figure = html.Open("figure");
        Plot(
            "by-time", data, "seconds",
            [.. timed.Select(change => (change.At.TotalSeconds, change.Best.Score!.Value, change.Best.Label))],
            data.Record.Spent.TotalSeconds).Write(html);
        html.Leaf("figcaption", "By time, from the journal; what was scored in parts counts from its last part.");
    }

    private static Plot Plot(
        string name, ReportData data, string xLabel, IReadOnlyList<(double X, double Y, string Label)> changes, double end) => new(
            name, $"Best {data.Results.Objective} so far",
            $"From {Score(changes[0].Y)} to {Score(changes[^1].Y)} in {Count(changes.Count, "step", "steps")}.",
            xLabel, data.Results.Objective)
        {
            Lines = [new PlotLine(
                [.. changes.Select(change => (change.X, change.Y)), (Math.Max(end, changes[^1].X), changes[^1].Y)],
                "front", IsStepped: true)],
            Points = [.. changes.Select(change => new PlotPoint(
                change.X, change.Y, "candidate onfront", $"{change.Label}: {Score(change.Y)}"))],
        };

    private static Cell Label(IReadOnlyList<string> names, string map) =>
        names.Count > 0 ? Cell.Of(string.Join(" = ", names)) : Cell.Code(map);

    private static string Name(IReadOnlyList<string> names, string map) => names.Count > 0 ? string.Join(" = ", names) : map;
}
