namespace SyCam.Search.Journal;

/// <summary>The scores of a map as the journal keeps them.</summary>
/// <param name="PerImage">For each metric its value on each image.</param>
/// <param name="Problems">How many images gave no proper map, by status name.</param>
/// <param name="Elapsed">The map's share of the time that scoring its batch took.</param>
internal sealed record ScoreEntry(
    IReadOnlyDictionary<string, IReadOnlyList<double>> PerImage,
    IReadOnlyDictionary<string, int> Problems,
    TimeSpan Elapsed);
