namespace SyCam.Search.Ranking;

/// <summary>How a run stands to what it was to beat.</summary>
/// <param name="Target">The method or the number.</param>
/// <param name="Score">Its score on the search images; NaN when it has none.</param>
/// <param name="BeatenBy">The best candidate whose full score on the search images is better; null when none is.</param>
public sealed record TargetOutcome(string Target, double Score, LeaderboardRow? BeatenBy);
