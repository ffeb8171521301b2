using SyCam.Cli.Reports.Html;
using SyCam.Cli.Reports.Plots;
using SyCam.Cli.Reports.Results;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>Who stayed in the races.</summary>
internal sealed class RaceSection : IReportSection
{
    private const int MostLines = 200;

    /// <inheritdoc/>
    public string Id => "races";

    /// <inheritdoc/>
    public string Title => "Races";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        if (data.Search is not { } search)
        {
            html.Leaf("p", "The rows of the races are written at the run's end.");
            return;
        }

        if (search.Races.Count == 0)
        {
            html.Leaf("p", "There was no race.");
            return;
        }

        var races = search.Races.GroupBy(block => block.Race).Select(group => group.ToList()).ToList();
        html.Leaf("p",
            "Candidates race in groups on the same images, one block of images after the other; one that is beaten by a map of no greater "
            + $"cost leaves ({data.Results.Race})."
            + (races.Count > MostLines ? $" The first {MostLines} of {Count(races.Count)} races are drawn." : ""));
        using (html.Open("figure"))
        {
            new Plot(
                "races-plot", "Candidates that stay in the races",
                $"{Count(races.Count, "race", "races")}. {Count(races.Sum(race => race[0].Entered))} candidates entered and "
                + $"{Count(races.Sum(race => race[^1].Alive))} stayed to the end.",
                "images seen", "still in the race")
            {
                HasWholeX = true,
                HasZero = true,
                Lines = [.. races.Take(MostLines).Select(race => new PlotLine(
                    [(0, race[0].Entered), .. race.Select(block => ((double)block.Images, (double)block.Alive))], "race"))],
            }.Write(html);
            html.Leaf("figcaption", "One line for each race; where many lie on each other they are darker.");
        }

        new DataTable("The races", [
            new Column("Race", IsNumber: true, IsHeader: true), new Column("Images", IsNumber: true), new Column("Entered", IsNumber: true),
            new Column("Stayed", IsNumber: true), new Column("Blocks", IsNumber: true), new Column("Best that stayed"),
            new Column("Its mean", IsNumber: true), new Column("Scores so far", IsNumber: true),
        ])
        {
            IsSearchable = true,
        }.Write(html, [.. races.Select(Row)]);
    }

    private static TableRow Row(List<RaceBlock> race)
    {
        var last = race[^1];
        return new TableRow(
        [
            Cell.Of(last.Race), Cell.Of(last.Images), Cell.Of(race[0].Entered), Cell.Of(last.Alive), Cell.Of(race.Count),
            last.Best is { } best ? Cell.Code(best) : Cell.Of(None), Cell.Score(last.BestMean), Cell.Of(Count(last.Scores), last.Scores),
        ]);
    }
}
