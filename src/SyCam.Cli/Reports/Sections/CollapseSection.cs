using SyCam.Cli.Reports.Html;
using SyCam.Search.Journal;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>What is the same map as what, and why that is known.</summary>
internal sealed class CollapseSection : IReportSection
{
    // A page is for reading; the journal has every merge.
    private const int MostRows = 20_000;

    /// <inheritdoc/>
    public string Id => "collapses";

    /// <inheritdoc/>
    public string Title => "What is the same";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        html.Leaf("p",
            "Maps that are equal up to what min-max removes get the same scores from every metric, so one of them is scored. "
            + "\"proved\" holds for all inputs, \"proved under ...\" for all inputs that meet the named facts, which are checked on every "
            + "image; \"tested(n)\" was seen on n probes and has no proof.");
        WriteMethods(html, data);
        WriteByStatus(html, data);
        WriteMerges(html, data);
        WriteDead(html, data.Record.Dead);
    }

    private static void WriteMethods(HtmlWriter html, ReportData data)
    {
        var results = data.Results;
        List<TableRow> rows =
        [
            .. results.Collapses.Select(one => new TableRow(
                [Cell.Of(one.Same), Cell.Of(one.Kept), Cell.Of(one.Status), Cell.Of(one.Method)])),
            .. results.ModelCollapses.Select(one => new TableRow(
            [
                Cell.Of(one.Same), Cell.Of(one.Kept),
                Cell.Of($"observed on {Count(one.Images, "image", "images")}, greatest difference {one.GreatestDifference:0.0E+00}"),
                Cell.Of("observed on this model; both are scored"),
            ])),
        ];
        if (rows.Count == 0)
        {
            html.Leaf("p", data.Unfinished is null
                ? "No two named methods are the same map here."
                : "Which named methods are the same is told at the run's end.");
            return;
        }

        new DataTable("Methods that are the same map here",
            [new Column("Method", IsHeader: true), new Column("is the same as"), new Column("How certain"), new Column("By")]).Write(html, rows);
    }

    private static void WriteByStatus(HtmlWriter html, ReportData data)
    {
        var rows = data.Record.Merges.Select(merge => ("equal", merge.Status, merge.Method))
            .Concat(data.Record.Dead.Select(dead => ("dead", dead.Status, dead.Method)))
            .GroupBy(row => row).OrderByDescending(group => group.Count())
            .Select(group => new TableRow(
                [Cell.Of(group.Key.Item1), Cell.Of(group.Key.Status), Cell.Of(group.Key.Method), Cell.Of(Count(group.Count()))])).ToList();
        if (rows.Count == 0) return;
        new DataTable("All decisions not to score, by their evidence",
            [new Column("Because", IsHeader: true), new Column("How certain"), new Column("By"), new Column("Maps", IsNumber: true)])
            .Write(html, rows);
    }

    private static void WriteMerges(HtmlWriter html, ReportData data)
    {
        var merges = data.Record.Merges;
        if (merges.Count == 0) return;
        if (merges.Count > MostRows)
            html.Leaf("p", $"The first {Count(MostRows)} of {Count(merges.Count)} merges; journal.jsonl has them all.", ("class", "note"));
        using var details = html.Open("details");
        html.Leaf("summary", $"{Count(merges.Count, "merge", "merges")}, one by one");
        new DataTable("Merges: the dropped map is the kept one times a factor; N is the number of positions",
        [
            new Column("Dropped", IsHeader: true), new Column("Kept"), new Column("Factor"), new Column("How certain"), new Column("By"),
        ])
        {
            IsSearchable = true,
        }.Write(html, [.. merges.Take(MostRows).Select(merge => new TableRow(
        [
            Cell.Code(merge.Dropped), Cell.Code(merge.Kept), Cell.Of(Factor(merge.Scale)), Cell.Of(merge.Status), Cell.Of(merge.Method),
        ], merge.Status))]);
    }

    private static void WriteDead(HtmlWriter html, IReadOnlyList<RecordedDeadMap> dead)
    {
        if (dead.Count == 0) return;
        using var details = html.Open("details");
        html.Leaf("summary", $"{Count(dead.Count, "map", "maps")} that show nothing, one by one");
        new DataTable("Maps that are nowhere above 0 before their relu, or the same at all positions",
            [new Column("Map", IsHeader: true), new Column("How certain"), new Column("By")])
        {
            IsSearchable = true,
        }.Write(html, [.. dead.Take(MostRows).Select(map => new TableRow(
            [Cell.Code(map.Map), Cell.Of(map.Status), Cell.Of(map.Method)], map.Status))]);
    }

    private static string Factor(string? scale) => scale switch
    {
        null => "differs, or an offset",
        _ => scale.Replace(" * N^0", "", StringComparison.Ordinal).Replace("N^1", "N", StringComparison.Ordinal),
    };
}
