using SyCam.Cli.Reports.Html;

namespace SyCam.Cli.Reports.Sections;

/// <summary>The best row of each class.</summary>
internal sealed class ClassSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "classes";

    /// <inheritdoc/>
    public string Title => "Class by class";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        var results = data.Results;
        if (results.PerClass.Count == 0)
        {
            html.Leaf("p", data.Unfinished is null
                ? "The classes of the images are not known."
                : "The best map of each class is found at the run's end.");
            return;
        }

        html.Leaf("p", "The best row on each class's search images. Few images make a winner by chance: the held-out mean beside it is the "
            + "one to believe.");
        var reference = results.BestBaseline ?? "best baseline";
        var rows = results.Rows.ToDictionary(row => row.Rank);
        new DataTable($"The best {results.Objective} for each class",
        [
            new Column("Class", IsHeader: true), new Column("Best"), new Column("Search", IsNumber: true),
            new Column("Held-out", IsNumber: true), new Column($"{reference}, search", IsNumber: true),
            new Column($"{reference}, held-out", IsNumber: true), new Column("Search images", IsNumber: true),
            new Column("Held-out images", IsNumber: true),
        ])
        {
            IsSearchable = true,
        }.Write(html, [.. results.PerClass.Select(best => new TableRow(
        [
            Cell.Of(best.Class),
            new Cell(text => text.Text($"#{best.Best} ").Leaf(rows[best.Best].Names.Count > 0 ? "span" : "code", rows[best.Best].Label)),
            Cell.Score(best.Search), Cell.Score(best.HeldOut), Cell.Score(best.ReferenceSearch), Cell.Score(best.ReferenceHeldOut),
            Cell.Of(best.SearchImages), Cell.Of(best.HeldOutImages),
        ]))]);
    }
}
