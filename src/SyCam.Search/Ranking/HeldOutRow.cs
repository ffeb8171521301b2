namespace SyCam.Search.Ranking;

/// <summary>A row of the leaderboard on the held-out images.</summary>
/// <param name="Row">The row.</param>
/// <param name="Means">For each metric of the report the mean with its 95 % bootstrap interval, in their order.</param>
/// <param name="Gain">The objective against the reference, image by image; null for the reference itself and without
/// one.</param>
/// <param name="PValue">The two-sided p-value of the gain by the sign-flip test; NaN without a gain.</param>
/// <param name="AdjustedPValue">The same after Holm's correction for all rows of the table; NaN without a gain.</param>
public sealed record HeldOutRow(
    LeaderboardRow Row, IReadOnlyList<BootstrapMean> Means, Comparison? Gain, double PValue, double AdjustedPValue);
