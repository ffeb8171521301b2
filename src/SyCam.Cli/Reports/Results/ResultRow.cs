namespace SyCam.Cli.Reports.Results;

/// <summary>A row of a leaderboard file.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Map">The expression.</param>
/// <param name="Kind"><c>candidate</c>, <c>baseline</c> or <c>control</c>.</param>
/// <param name="Names">The methods that it is.</param>
/// <param name="Cost">Its cost; null where nothing tells it.</param>
/// <param name="Fidelity"><c>full</c> or <c>coarse</c>: what <paramref name="Score"/> is.</param>
/// <param name="Score">The objective on the search images; null: no value.</param>
/// <param name="CoarseScore">The same at coarse fidelity.</param>
/// <param name="HeldOut">The means on held-out images; empty when there are none.</param>
/// <param name="Breaks">The constraints that it breaks.</param>
/// <param name="Problems">How many images gave no proper map, by status.</param>
internal sealed record ResultRow(
    int Rank,
    string Map,
    string Kind,
    IReadOnlyList<string> Names,
    int? Cost,
    string Fidelity,
    double? Score,
    double? CoarseScore,
    IReadOnlyList<ResultMean> HeldOut,
    IReadOnlyList<string> Breaks,
    IReadOnlyDictionary<string, int> Problems)
{
    /// <summary>The kind of what the enumeration found.</summary>
    public const string Candidate = "candidate";

    /// <summary>The kind of named methods.</summary>
    public const string Baseline = "baseline";

    /// <summary>The kind of maps that look at no evidence.</summary>
    public const string Control = "control";

    /// <summary>What sentences call it: its names, or its expression.</summary>
    public string Label => Names.Count > 0 ? string.Join(" = ", Names) : Map;
}
