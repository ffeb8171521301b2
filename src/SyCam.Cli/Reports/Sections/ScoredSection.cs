using SyCam.Cli.Reports.Html;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>Every map that was scored on all search images.</summary>
internal sealed class ScoredSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "scored";

    /// <inheritdoc/>
    public string Title => "All scored maps";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        if (data.Scored.Count == 0)
        {
            html.Leaf("p", "Nothing has scores on all search images.");
            return;
        }

        html.Leaf("p", $"{Count(data.Scored.Count, "map", "maps")} with coarse scores on all search images, the best first. What left a race "
            + "early has no such score.");
        new DataTable($"Coarse {data.Results.Objective} of every map on the search images",
        [
            new Column("Scored as no.", IsNumber: true), new Column("Map", IsHeader: true), new Column("Kind"),
            new Column("Cost", IsNumber: true), new Column("Coarse score", IsNumber: true),
        ])
        {
            IsSearchable = true,
        }.Write(html, [.. data.Scored
            .OrderByDescending(row => row.Score is { } score ? data.HigherIsBetter ? score : -score : double.NegativeInfinity)
            .ThenBy(row => row.Cost).ThenBy(row => row.Order)
            .Select(row => new TableRow(
            [
                Cell.Of(row.Order),
                row.Names.Count == 0
                    ? Cell.Code(row.Map)
                    : new Cell(text => text.Text(row.Label + ": ").Leaf("code", row.Map), row.Label),
                Cell.Of(row.Kind), Cell.Of(row.Cost), Cell.Score(row.Score),
            ], row.Kind))]);
    }
}
