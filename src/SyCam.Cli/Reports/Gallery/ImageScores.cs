using SyCam.Cli.Reports.Results;
using SyCam.Search.Objectives;
using SyCam.Search.Oracles;

namespace SyCam.Cli.Reports.Gallery;

/// <summary>The objective of a map on each image of a split.</summary>
/// <param name="Split">The images.</param>
/// <param name="Fidelity">The rung of the ladder.</param>
/// <param name="Values">One for each image; NaN: none.</param>
internal sealed record ImageScores(ImageSplit Split, Fidelity Fidelity, IReadOnlyList<double> Values)
{
    // Held-out images before those that the ranking was made on, final scores before coarse ones.
    private static readonly (ImageSplit Split, Fidelity Fidelity)[] BestFirst =
    [
        (ImageSplit.HeldOut, Fidelity.Full), (ImageSplit.Search, Fidelity.Full), (ImageSplit.Search, Fidelity.Coarse),
    ];

    /// <summary>What pictures are picked by, in words.</summary>
    public string Name => Split == ImageSplit.HeldOut
        ? "held-out images"
        : Fidelity == Fidelity.Full ? "search images" : "search images, by coarse scores";

    /// <summary>The most telling scores of which every one of some maps has a whole set; null: there are none.</summary>
    public static IReadOnlyList<ImageScores>? Of(ReportData data, IReadOnlyList<ResultRow> rows)
    {
        var objective = ObjectiveExpression.Parse(data.Results.Objective);
        foreach (var (split, fidelity) in BestFirst)
        {
            var images = split == ImageSplit.HeldOut ? data.Results.HeldOutImages : data.Results.SearchImages;
            var scores = rows.Select(row => ValuesOf(data, objective, row.Map, split, fidelity)).ToList();
            if (images > 0 && scores.All(values => values.Count == images))
                return [.. scores.Select(values => new ImageScores(split, fidelity, values))];
        }

        return null;
    }

    /// <summary>The places of the best, the median and the worst image; fewer where there are fewer images with a
    /// value.</summary>
    public IReadOnlyList<(string Name, int Place)> Picked(bool higherIsBetter)
    {
        List<int> places = [.. Enumerable.Range(0, Values.Count).Where(i => !double.IsNaN(Values[i]))
            .OrderByDescending(i => higherIsBetter ? Values[i] : -Values[i])];
        return places.Count == 0
            ? []
            : [.. new[] { ("Best", places[0]), ("Median", places[places.Count / 2]), ("Worst", places[^1]) }
                .DistinctBy(picked => picked.Item2)];
    }

    private static IReadOnlyList<double> ValuesOf(
        ReportData data, ObjectiveExpression objective, string map, ImageSplit split, Fidelity fidelity)
    {
        var values = new MapValues(objective);
        foreach (var score in data.Record.Scores)
            if (score.Map == map && score.Split == split && score.Fidelity == fidelity) values.Add(score);
        return values.Values;
    }
}
