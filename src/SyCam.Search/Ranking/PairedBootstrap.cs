namespace SyCam.Search.Ranking;

/// <summary>The percentile bootstrap of a mean difference over images (Efron and Tibshirani, "An Introduction to the
/// Bootstrap", 1993, chapter 13).</summary>
internal static class PairedBootstrap
{
    public const int Resamples = 2000;
    private const double Tail = 0.025;

    /// <summary>The mean of <c>sign * (left - right)</c> over the images on which both have a value, with the 95 %
    /// interval; NaN when there is no such image.</summary>
    public static Comparison Compare(
        string baseline, IReadOnlyList<double> left, IReadOnlyList<double> right, int sign, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Count, left.Count);
        var differences = left.Zip(right, (a, b) => sign * (a - b)).Where(value => !double.IsNaN(value)).ToArray();
        var dropped = left.Count - differences.Length;
        if (differences.Length == 0)
            return new Comparison(baseline, double.NaN, double.NaN, double.NaN, 0, dropped);
        var (low, high) = Interval(differences, seed);
        return new Comparison(baseline, differences.Average(), low, high, differences.Length, dropped);
    }

    /// <summary>The 2.5 and 97.5 % quantiles of the means of resamples.</summary>
    public static (double Low, double High) Interval(double[] differences, ulong seed)
    {
        var draws = new Draws(seed);
        var means = new double[Resamples];
        for (var i = 0; i < means.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < differences.Length; j++) sum += differences[draws.Below(differences.Length)];
            means[i] = sum / differences.Length;
        }

        Array.Sort(means);
        return (Quantile(means, Tail), Quantile(means, 1 - Tail));
    }

    // Linear between the two neighbouring order statistics.
    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length
            ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]))
            : sorted[below];
    }
}
