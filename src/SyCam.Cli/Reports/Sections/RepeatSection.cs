using SyCam.Cli.Reports.Html;

namespace SyCam.Cli.Reports.Sections;

/// <summary>Everything that repeating the run takes.</summary>
internal sealed class RepeatSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "repeat";

    /// <inheritdoc/>
    public string Title => "To repeat it";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        var results = data.Results;
        html.Leaf("p", "Equal identities give equal scores: the hashes are of the weights, the images with their labels and masks, and the "
            + "grammar with its imports in place.");
        new DataTable("What the scores hold for", [new Column("Part", IsHeader: true), new Column("Value")]).Write(
            html, [.. Parts(data).Select(part => new TableRow([Cell.Of(part.Name), Cell.Code(part.Value)]))]);
        new DataTable("The metrics with every parameter, as final scores use them",
            [new Column("Metric", IsHeader: true), new Column("Better"), new Column("Identity")]).Write(html,
            [.. results.Metrics.Select(metric => new TableRow(
                [Cell.Of(metric.Name), Cell.Of(metric.HigherIsBetter ? "higher" : "lower"), Cell.Code(metric.Identity)]))]);
        if (data.RunFile is { } options)
        {
            html.Leaf("p", "The run again, and whether it gives the same:");
            WriteText(html, $"./sycam rerun {data.Folder}");
            html.Leaf("p", "Every option, as `./sycam synth --config FILE` reads it (run.yaml of the run folder):");
            WriteText(html, options);
        }

        if (data.GrammarText is not { } grammar) return;
        html.Leaf("p", "The grammar, with its imports in place (grammar.sycam of the run folder):");
        WriteText(html, grammar);
    }

    private static void WriteText(HtmlWriter html, string text)
    {
        using var block = html.Open("pre", ("tabindex", "0"));
        html.Leaf("code", text.TrimEnd());
    }

    private static IEnumerable<(string Name, string Value)> Parts(ReportData data) =>
    [
        ("Grammar", $"{data.Results.Grammar} {data.Results.GrammarHash}"),
        .. Setting.Of(data.Results.Oracle).Parts,
        .. data.Record.Identity
            .Where(part => part.Key is not ("grammar" or "model and images") && !part.Key.StartsWith("metric ", StringComparison.Ordinal))
            .Select(part => (part.Key, part.Value.Length == 0 ? "none" : part.Value)),
        ("report made by", $"SyCam {typeof(RepeatSection).Assembly.GetName().Version?.ToString(3)}, .NET {Environment.Version}"),
    ];
}
