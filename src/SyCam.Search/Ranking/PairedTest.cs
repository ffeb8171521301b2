namespace SyCam.Search.Ranking;

/// <summary>
/// Methods against a baseline, image by image: the percentile bootstrap of the mean difference (Efron and Tibshirani
/// 1993), the sign-flip permutation test of the same mean (Fisher 1935), and Holm's correction (1979) for asking often.
/// </summary>
public static class PairedTest
{
    /// <summary>Compares two methods by one metric.</summary>
    /// <param name="baseline">The baseline's name.</param>
    /// <param name="left">The method's values, one for each image; NaN: none.</param>
    /// <param name="right">The baseline's values on the same images.</param>
    /// <param name="higherIsBetter">The metric's direction; the gain is above 0 where the method is better.</param>
    /// <param name="seed">Decides the draws of the bootstrap, and of the test with more than 12 images.</param>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public static PairedResult Compare(
        string baseline, IReadOnlyList<double> left, IReadOnlyList<double> right, bool higherIsBetter, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var sign = higherIsBetter ? 1 : -1;
        var gain = PairedBootstrap.Compare(baseline, left, right, sign, seed);
        double[] differences = [.. left.Zip(right, (a, b) => sign * (a - b)).Where(value => !double.IsNaN(value))];
        return new PairedResult(gain, SignFlipTest.PValue(differences, seed));
    }

    /// <summary>Holm's adjusted p-values in the order of the given ones; NaN stays and does not count.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues) => Holm.Adjust(pValues);
}
