using SyCam.Cli.Reports.Html;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>All metrics on images that nothing was chosen by.</summary>
internal sealed class HeldOutSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "held-out";

    /// <inheritdoc/>
    public string Title => "Held-out images";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        var table = data.Results.HeldOutTable;
        if (table.Rows.Count == 0)
        {
            html.Leaf("p", data.Unfinished is null
                ? "Nothing was scored on held-out images."
                : "The paired comparison on held-out images is made at the run's end.");
            return;
        }

        html.Leaf("p",
            $"Means over {Count(data.Results.HeldOutImages)} images that nothing was chosen by, each with its 95 % bootstrap interval."
            + (table.Reference is null ? "" : $" The gain is in {data.Results.Objective} over {table.Reference}, the named method that is best "
                + "on the search images, image by image, above 0 where the row is better. p is of the two-sided sign-flip test; p (Holm) "
                + "is corrected for all rows together."));
        var rows = data.Results.Rows.ToDictionary(row => row.Rank);
        new DataTable("All metrics on the held-out images",
        [
            new Column("#", IsNumber: true), new Column("Method", IsHeader: true), new Column("Kind"),
            .. table.Reference is null
                ? Array.Empty<Column>()
                : [new Column("Gain [95 %]", IsNumber: true), new Column("p", IsNumber: true), new Column("p (Holm)", IsNumber: true)],
            .. data.Results.Metrics.Select(metric =>
                new Column($"{metric.Name} {(metric.HigherIsBetter ? "↑" : "↓")}", IsNumber: true)),
        ])
        {
            IsSearchable = true,
        }.Write(html, [.. table.Rows.Select(held => (held, Row: rows[held.Rank])).Select(pair => new TableRow(
        [
            Cell.Of(pair.held.Rank),
            pair.Row.Names.Count > 0 ? Cell.Of(pair.Row.Label) : Cell.Code(pair.Row.Map),
            Cell.Of(pair.Row.Kind),
            .. table.Reference is null
                ? Array.Empty<Cell>()
                : [GainText.CellOf(pair.held.Gain), Cell.Of(PValue(pair.held.P), pair.held.P),
                    Cell.Of(PValue(pair.held.PHolm), pair.held.PHolm)],
            .. pair.held.Means.Select(mean => new Cell(
                text => text.Text(Score(mean.Mean)).Leaf("small", $"[{Score(mean.Low)}, {Score(mean.High)}]"), Exact(mean.Mean))),
        ], pair.Row.Kind))]);
        html.Leaf("p", "↑ higher is better, ↓ lower is better.", ("class", "note"));
    }
}
