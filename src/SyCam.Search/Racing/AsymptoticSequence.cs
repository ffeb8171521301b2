namespace SyCam.Search.Racing;

/// <summary>
/// The one-sided asymptotic confidence sequence of a mean by the half-normal mixture (Waudby-Smith, Arbour, Sinha,
/// Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", arXiv 2103.06476):
/// after t values with mean m and standard deviation s, with probability 1 - alpha for all t at once,
/// <c>mean &lt; m + s * sqrt(2 (t rho^2 + 1) / (t^2 rho^2) * log(1 + sqrt(t rho^2 + 1) / (2 alpha)))</c>.
/// Valid in the limit of many values; it may be looked at after every one of them.
/// </summary>
internal static class AsymptoticSequence
{
    /// <summary>The number of values at which the bound is to be sharpest: twice the first look of a race.</summary>
    private const double SharpestAt = 40;

    /// <summary>The upper confidence bound of the mean; infinite for fewer than two values.</summary>
    /// <param name="values">The values so far.</param>
    /// <param name="alpha">The level, above 0 and below 1/2.</param>
    public static double Upper(ReadOnlySpan<double> values, double alpha)
    {
        if (values.Length < 2) return double.PositiveInfinity;
        var mean = 0.0;
        foreach (var value in values) mean += value / values.Length;
        var squares = 0.0;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        var deviation = Math.Sqrt(squares / (values.Length - 1));
        return mean + (deviation * HalfWidth(values.Length, alpha));
    }

    /// <summary>The distance of the bound from the mean in standard deviations.</summary>
    public static double HalfWidth(int count, double alpha)
    {
        var scaled = count * SquaredRho(alpha);
        return Math.Sqrt(
            2 * (scaled + 1) / (count * scaled) * Math.Log(1 + (Math.Sqrt(scaled + 1) / (2 * alpha))));
    }

    /// <summary>The paper's closed form of the rho that makes a two-sided sequence at 2 alpha narrowest after a given
    /// number of values.</summary>
    private static double SquaredRho(double alpha)
    {
        var level = -2 * Math.Log(2 * alpha);
        return (level + Math.Log(level + 1)) / SharpestAt;
    }
}
