namespace SyCam.Search.Journal;

/// <summary>The scores of a map as the journal keeps them.</summary>
/// <param name="PerImage">For each metric its value on each image.</param>
/// <param name="Problems">How many images gave no proper map, by status name.</param>
/// <param name="Elapsed">The map's share of the time that scoring its batch took.</param>
internal sealed record ScoreEntry(
    IReadOnlyDictionary<string, IReadOnlyList<double>> PerImage,
    IReadOnlyDictionary<string, int> Problems,
    TimeSpan Elapsed)
{
    /// <summary>The scores of blocks of images, one after the other.</summary>
    public static ScoreEntry Join(IReadOnlyList<ScoreEntry> blocks) => blocks.Count == 1 ? blocks[0] : new ScoreEntry(
        blocks[0].PerImage.Keys.ToDictionary(
            metric => metric,
            metric => (IReadOnlyList<double>)[.. blocks.SelectMany(block => block.PerImage[metric])]),
        blocks.SelectMany(block => block.Problems).GroupBy(pair => pair.Key)
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value)),
        blocks.Aggregate(TimeSpan.Zero, (sum, block) => sum + block.Elapsed));
}
