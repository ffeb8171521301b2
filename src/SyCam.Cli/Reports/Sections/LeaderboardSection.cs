using SyCam.Cli.Reports.Html;
using SyCam.Cli.Reports.Results;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>The finalists, named methods and controls, with formulas.</summary>
internal sealed class LeaderboardSection : IReportSection
{
    // Formulas are for reading; a board of thousands is for searching.
    private const int MostFormulas = 200;

    /// <inheritdoc/>
    public string Id => "leaderboard";

    /// <inheritdoc/>
    public string Title => "Leaderboard";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        var results = data.Results;
        html.Leaf("p",
            $"Ranked by {results.Objective} ({(data.HigherIsBetter ? "higher" : "lower")} is better) on the search images. k counts "
            + "the channels, i and j the positions of the layer; a quotient is 0 where its divisor is 0. Held-out means are on images "
            + "that nothing was chosen by.");
        var hasHeldOut = results.Rows.Any(row => row.HeldOut.Count > 0);
        var table = new DataTable(
            $"{results.Objective} of the finalists, the named methods and the controls",
            [
                new Column("#", IsNumber: true), new Column("Method", IsHeader: true), new Column("Kind"),
                new Column("Cost", IsNumber: true), new Column("Search", IsNumber: true),
                .. hasHeldOut ? [new Column("Held-out", IsNumber: true)] : Array.Empty<Column>(),
                .. results.HeldOutTable.Reference is { } reference
                    ? [new Column($"Gain over {reference} [95 %]", IsNumber: true)]
                    : Array.Empty<Column>(),
            ])
        {
            IsSearchable = true,
        };
        var heldOut = results.HeldOutTable.Rows.ToDictionary(row => row.Rank);
        table.Write(html, [.. results.Rows.Select(row => Row(data, row, hasHeldOut, heldOut.GetValueOrDefault(row.Rank)))]);
    }

    private static TableRow Row(ReportData data, ResultRow row, bool hasHeldOut, HeldOutResult? held) => new(
    [
        Cell.Of(row.Rank),
        new Cell(html => WriteMethod(html, data, row), row.Label),
        Cell.Of(row.Kind),
        row.Kind == ResultRow.Control ? Cell.Of(None, null) : Cell.Of(row.Cost),
        new Cell(html => WriteScore(html, row), Exact(row.Score)),
        .. hasHeldOut ? [Cell.Score(HeldOutMean(data, row))] : Array.Empty<Cell>(),
        .. data.Results.HeldOutTable.Reference is null ? Array.Empty<Cell>() : [GainText.CellOf(held?.Gain)],
    ], row.Kind);

    private static void WriteMethod(HtmlWriter html, ReportData data, ResultRow row)
    {
        if (row.Names.Count > 0) html.Leaf("strong", row.Label);
        if (row.Rank <= MostFormulas) Equation.Write(html, data, row.Map);
        else html.Leaf("code", row.Map);
    }

    private static void WriteScore(HtmlWriter html, ResultRow row)
    {
        html.Text(Score(row.Score));
        if (row.Fidelity == "coarse") html.Leaf("small", "coarse");
        foreach (var broken in row.Breaks) html.Leaf("small", $"breaks {broken}");
        foreach (var (status, count) in row.Problems) html.Leaf("small", $"{Count(count, "image", "images")} {status}");
    }

    private static double? HeldOutMean(ReportData data, ResultRow row) =>
        row.HeldOut.FirstOrDefault(mean => mean.Metric == data.Results.Metrics[0].Name)?.Mean;
}
