namespace SyCam.Cli.Statistics;

/// <summary>Two methods on the same images, by Wilcoxon's signed-rank test.</summary>
/// <param name="Better">The one with the better mean rank.</param>
/// <param name="Worse">The other.</param>
/// <param name="PValue">The two-sided p-value; NaN where they never differ.</param>
/// <param name="AdjustedPValue">The same after Holm's correction for all pairs.</param>
internal sealed record SignificancePair(string Better, string Worse, double PValue, double AdjustedPValue);
