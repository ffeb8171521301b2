namespace SyCam.Search.Ranking;

/// <summary>The mean of a metric over the images of a split.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Mean">The mean over the images that have a value; NaN when fewer than half of them have one.</param>
/// <param name="Images">The number of images that have a value.</param>
/// <param name="Dropped">The number of images without a value.</param>
public sealed record MetricMean(string Metric, double Mean, int Images, int Dropped);
