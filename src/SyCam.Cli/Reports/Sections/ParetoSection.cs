using SyCam.Cli.Reports.Html;
using SyCam.Cli.Reports.Plots;
using SyCam.Cli.Reports.Results;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>Cost against score.</summary>
internal sealed class ParetoSection : IReportSection
{
    private const int MostPoints = 1500;
    private const int Cells = 60;

    /// <inheritdoc/>
    public string Id => "pareto";

    /// <inheritdoc/>
    public string Title => "Cost and score";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        var known = data.Scored.Where(row => row.Cost is not null && row.Score is not null && row.Kind != ResultRow.Control).ToList();
        if (known.Count == 0)
        {
            html.Leaf("p", data.Scored.Count == 0
                ? "Nothing has scores on all search images."
                : "The costs of these maps are known once the folder holds the grammar, at the run's end.");
            return;
        }

        var front = Front(data, known);
        var onFront = front.Select(row => row.Map).ToHashSet(StringComparer.Ordinal);
        var others = known.Where(row => !onFront.Contains(row.Map)).Select(row => Point(row, row.Kind)).ToList();
        var thinned = PointThinning.Thin(others, MostPoints, Cells);
        html.Leaf("p",
            "Each mark is a map with scores on all search images, at coarse fidelity. The line is the front: no map of no greater cost "
            + "scores better."
            + (data.Unfinished is null ? "" : " Costs are those of the spelling that is shown, at which the run may have arrived by a cheaper "
                + $"one; {Count(data.Scored.Count(row => row.Cost is null), "map", "maps")} that the grammar does not derive in that spelling "
                + "are left out until the run's end.")
            + (thinned.Count < others.Count
                ? $" Of the {Count(others.Count)} maps beside the front {Count(thinned.Count)} are drawn, at most one of each kind at a place; "
                    + "the table of all scored maps has them all."
                : ""));
        using (html.Open("figure"))
        {
            new Plot(
                "pareto", $"{data.Results.Objective} against cost",
                $"{Count(known.Count)} maps of cost {known.Min(row => row.Cost)} to {known.Max(row => row.Cost)}. "
                + $"The front goes from {Score(front[0].Score)} at cost {front[0].Cost} to {Score(front[^1].Score)} at cost {front[^1].Cost}.",
                "cost", data.Results.Objective)
            {
                HasWholeX = true,
                Lines = [new PlotLine([.. front.Select(row => ((double)row.Cost!, row.Score!.Value))], "front", IsStepped: true)],
                Points = [.. thinned.OrderBy(point => point.Style == ResultRow.Baseline),
                    .. front.Select(row => Point(row, $"{row.Kind} onfront"))],
            }.Write(html);
            WriteLegend(html);
        }

        WriteTable(html, data, front);
    }

    private static PlotPoint Point(ScoredRow row, string style) =>
        new(row.Cost!.Value, row.Score!.Value, style, $"{row.Label}: cost {row.Cost}, {Score(row.Score)}");

    private static List<ScoredRow> Front(ReportData data, List<ScoredRow> known)
    {
        List<ScoredRow> front = [];
        foreach (var row in known.OrderBy(row => row.Cost).ThenByDescending(row => data.HigherIsBetter ? row.Score : -row.Score))
            if (front.Count == 0 || data.IsBetter(row.Score, front[^1].Score)) front.Add(row);
        return front;
    }

    private static void WriteLegend(HtmlWriter html)
    {
        using var caption = html.Open("figcaption", ("class", "legend"));
        foreach (var (style, text) in new[]
        {
            ("candidate", "found"), ("baseline", "named method"), ("candidate onfront", "on the front"),
        })
        {
            using var entry = html.Open("span");
            html.Leaf("i", "", ("class", $"key {style}"), ("aria-hidden", "true"));
            html.Text(text);
        }
    }

    // The run's own front is by final scores, and thick: with what the images do not tell from it.
    private static void WriteTable(HtmlWriter html, ReportData data, List<ScoredRow> coarse)
    {
        if (data.Front.Count == 0)
        {
            new DataTable("The front by coarse scores", [
                new Column("Cost", IsNumber: true), new Column("Expression", IsHeader: true), new Column("Score", IsNumber: true),
            ]).Write(html, [.. coarse.Select(row => new TableRow([Cell.Of(row.Cost), Label(row.Names, row.Map), Cell.Score(row.Score)]))]);
            return;
        }

        var rows = data.Results.Rows.ToDictionary(row => row.Rank);
        new DataTable("The front by final scores, and what the search images do not tell from it (the 95 % paired interval reaches 0)", [
            new Column("Cost", IsNumber: true), new Column("Expression", IsHeader: true), new Column("Score", IsNumber: true),
            new Column("Behind", IsNumber: true), new Column("On the front"),
        ]).Write(html, [.. data.Front.Select(row => (row, Board: rows[row.Rank])).Select(pair => new TableRow([
            Cell.Of(pair.Board.Cost), Label(pair.Board.Names, pair.Board.Map), Cell.Score(pair.Board.Score),
            pair.row.IsOnFront ? Cell.Of("") : Cell.Score(pair.row.Behind), Cell.Of(pair.row.IsOnFront ? "yes" : "beside"),
        ]))]);
    }

    private static Cell Label(IReadOnlyList<string> names, string map) =>
        names.Count > 0 ? Cell.Of(string.Join(" = ", names)) : Cell.Code(map);
}
