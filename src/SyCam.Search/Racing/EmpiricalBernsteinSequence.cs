namespace SyCam.Search.Racing;

/// <summary>
/// The one-sided predictable plug-in empirical-Bernstein confidence sequence of the mean of bounded values
/// (Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", arXiv 2010.09686, theorem 2).
/// With x in [0,1], running guesses <c>m(t) = (1/2 + sum x) / (t + 1)</c> and
/// <c>v(t) = (1/4 + sum (x(i) - m(i))^2) / (t + 1)</c>, and the weights
/// <c>w(t) = min(1/2, sqrt(2 log(1/alpha) / (v(t-1) t log(1 + t))))</c>,
/// the mean is below <c>(sum w x + log(1/alpha) + sum (x - m(t-1))^2 (-log(1 - w) - w)) / sum w</c> for all t at once
/// with probability 1 - alpha, however few values there are, when each has the same mean given those before it.
/// </summary>
internal static class EmpiricalBernsteinSequence
{
    private const double LargestWeight = 0.5;

    /// <summary>The upper confidence bound of the mean; infinite without a value.</summary>
    /// <param name="values">The values so far, in their order, each in [-width, width].</param>
    /// <param name="width">The largest size of a value, above 0.</param>
    /// <param name="alpha">The level, above 0 and below 1.</param>
    public static double Upper(ReadOnlySpan<double> values, double width, double alpha)
    {
        if (values.Length == 0) return double.PositiveInfinity;
        var penalty = Math.Log(1 / alpha);
        double weights = 0, weighted = 0, excess = 0;
        double sum = 0.5, squares = 0.25;
        for (var i = 0; i < values.Length; i++)
        {
            var x = (values[i] + width) / (2 * width);
            var guess = sum / (i + 1);
            var variance = squares / (i + 1);
            var weight = Math.Min(
                LargestWeight, Math.Sqrt(2 * penalty / (variance * (i + 1) * Math.Log(i + 2.0))));
            weights += weight;
            weighted += weight * x;
            excess += (x - guess) * (x - guess) * (-Math.Log(1 - weight) - weight);
            sum += x;
            var next = sum / (i + 2);
            squares += (x - next) * (x - next);
        }

        return (((weighted + penalty + excess) / weights) * 2 * width) - width;
    }
}
