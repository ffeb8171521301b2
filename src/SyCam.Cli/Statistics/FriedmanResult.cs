namespace SyCam.Cli.Statistics;

/// <summary>What Friedman's test found.</summary>
/// <param name="Blocks">How many blocks there were.</param>
/// <param name="MeanRanks">The mean rank of each treatment, 1 for the least value.</param>
/// <param name="ChiSquared">The statistic, corrected for ties.</param>
/// <param name="PValue">Its chance if no treatment differs; NaN where all values of every block are equal.</param>
/// <param name="CriticalDifference">Two mean ranks that are further apart differ by Nemenyi's test at 0.05.</param>
internal sealed record FriedmanResult(
    int Blocks, IReadOnlyList<double> MeanRanks, double ChiSquared, double PValue, double CriticalDifference);
