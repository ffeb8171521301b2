using SyCam.Search.Ranking;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>What one metric says of one row.</summary>
/// <param name="Mean">The mean over the images.</param>
/// <param name="IsBest">True when no other row of the same network is better, controls aside.</param>
/// <param name="Against">The row against the baseline; null for the baseline itself and without one.</param>
/// <param name="AdjustedPValue">The p-value of that after Holm's correction; NaN without one.</param>
internal sealed record EvaluationCell(BootstrapMean Mean, bool IsBest, PairedResult? Against, double AdjustedPValue);
