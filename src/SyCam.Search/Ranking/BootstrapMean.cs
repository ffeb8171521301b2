namespace SyCam.Search.Ranking;

/// <summary>A mean over images with its 95 % percentile bootstrap interval.</summary>
/// <param name="Mean">The mean over the images that have a value; NaN when none has.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Images">The number of images that have a value.</param>
/// <param name="Dropped">The number of images without one.</param>
public sealed record BootstrapMean(double Mean, double Low, double High, int Images, int Dropped)
{
    /// <summary>The mean of some values; NaN ones are left out and counted.</summary>
    public static BootstrapMean Of(IReadOnlyList<double> values, int seed)
    {
        var zeros = new double[values.Count];
        var comparison = PairedBootstrap.Compare("", values, zeros, 1, (ulong)seed);
        return new BootstrapMean(
            comparison.Gain, comparison.Low, comparison.High, comparison.Images, comparison.Dropped);
    }
}
