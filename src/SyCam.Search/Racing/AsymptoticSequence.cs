namespace SyCam.Search.Racing;

/// <summary>
/// The one-sided asymptotic confidence sequence of a mean by the half-normal mixture (Waudby-Smith, Arbour, Sinha,
/// Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", arXiv 2103.06476):
/// after t values with mean m and standard deviation s, with probability 1 - alpha for all t at once, the mean is below
/// <c>m + s z / sqrt(t)</c> with <c>z^2 = 2 (1 + 1 / (t rho^2)) log(1 + sqrt(t rho^2 + 1) / (2 alpha))</c>.
/// It may be looked at after every value. Valid in the limit of many; so that it holds for twenty at a level of 1e-4
/// too, where s is itself uncertain, z is turned into the quantile of Student's t with the same tail (Wallace, "Bounds
/// on normal approximations to Student's and the chi-square distributions", 1959), which changes nothing in the limit.
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
        var squared = 2 * (scaled + 1) / scaled * Math.Log(1 + (Math.Sqrt(scaled + 1) / (2 * alpha)));
        double freedom = count - 1;
        var stretch = ((8 * freedom) + 3) / ((8 * freedom) + 1);
        return Math.Sqrt(freedom / count * (Math.Exp(squared * stretch * stretch / freedom) - 1));
    }

    /// <summary>The paper's closed form of the rho that makes a two-sided sequence at 2 alpha narrowest after a given
    /// number of values.</summary>
    private static double SquaredRho(double alpha)
    {
        var level = -2 * Math.Log(2 * alpha);
        return (level + Math.Log(level + 1)) / SharpestAt;
    }
}
