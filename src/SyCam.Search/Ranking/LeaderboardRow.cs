using SyCam.Grammar.Terms;
using SyCam.Search.Oracles;

namespace SyCam.Search.Ranking;

/// <summary>One line of the leaderboard.</summary>
/// <param name="Rank">The place, from 1.</param>
/// <param name="Map">The map that was scored.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Names">The named methods that it equals, the one that was scored first; empty for a new map.</param>
/// <param name="Cost">Its least known cost in the grammar; for what the grammar cannot derive by the operator table.
/// </param>
/// <param name="Fidelity">How its score on the search images was taken; rows with full scores come first.</param>
/// <param name="Score">The objective on the search images; what rows are ranked by. NaN ranks last.</param>
/// <param name="CoarseScore">The objective by the coarse scores on the search images.</param>
/// <param name="Search">The objective on the search images at <paramref name="Fidelity"/>.</param>
/// <param name="HeldOut">All metrics on the held-out images in full; empty when they were not scored.</param>
/// <param name="AgainstBaselines">The row against each baseline on the held-out images; empty without them.</param>
/// <param name="Problems">Search images without a proper map, by status name.</param>
public sealed record LeaderboardRow(
    int Rank,
    Term Map,
    RowKind Kind,
    IReadOnlyList<string> Names,
    int Cost,
    Fidelity Fidelity,
    double Score,
    double CoarseScore,
    IReadOnlyList<MetricMean> Search,
    IReadOnlyList<MetricMean> HeldOut,
    IReadOnlyList<Comparison> AgainstBaselines,
    IReadOnlyDictionary<string, int> Problems)
{
    /// <summary>The constraints that the row breaks on the search images at <see cref="Fidelity"/>; such rows come
    /// last.</summary>
    public IReadOnlyList<BrokenConstraint> Broken { get; init; } = [];

    /// <summary>The objective on the held-out images; null when they were not scored.</summary>
    public double? HeldOutScore => HeldOut.Count == 0 ? null : HeldOut[0].Mean;

    /// <summary>The row against a baseline; null for the baseline itself, and where there is no such comparison.
    /// </summary>
    public Comparison? Against(string? baseline) =>
        AgainstBaselines.FirstOrDefault(comparison => comparison.Baseline == baseline);
}
