namespace SyCam.Cli.Reports.Results;

/// <summary>The mean of a metric over the images of a split.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Mean">The mean; null when too few images have a value.</param>
/// <param name="Images">The number of images that have a value.</param>
/// <param name="Dropped">The number of images without one.</param>
internal sealed record ResultMean(string Metric, double? Mean, int Images, int Dropped);
