namespace SyCam.Cli.Reports.Results;

/// <summary>A map with coarse scores on all search images, as a file holds it.</summary>
/// <param name="Map">The expression.</param>
/// <param name="Names">The methods that it is.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="CoarseScore">Its score; null: no value.</param>
internal sealed record ScoredResult(string Map, IReadOnlyList<string> Names, int Cost, double? CoarseScore);
