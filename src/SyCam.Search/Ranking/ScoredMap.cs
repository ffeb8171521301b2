using SyCam.Grammar.Terms;

namespace SyCam.Search.Ranking;

/// <summary>A map with its coarse score on the search images.</summary>
/// <param name="Map">The map.</param>
/// <param name="Cost">Its cost in the grammar.</param>
/// <param name="Names">The names of the methods that it equals; empty for a new expression.</param>
/// <param name="Score">The mean of the objective; NaN when fewer than half of the images have a value.</param>
public sealed record ScoredMap(Term Map, int Cost, IReadOnlyList<string> Names, double Score);
