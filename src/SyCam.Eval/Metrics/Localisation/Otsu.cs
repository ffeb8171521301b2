namespace SyCam.Eval.Metrics.Localisation;

/// <summary>
/// Otsu's threshold: of the values in 256 equal bins between the least and the greatest, the cut that leaves most
/// variance between the two sides, the first of equals. The threshold is the centre of the last bin below the cut.
/// </summary>
internal static class Otsu
{
    private const int Bins = 256;

    /// <summary>The threshold of values; of equal values their value, so that none is above it.</summary>
    public static double Threshold(ReadOnlySpan<float> values)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        if (greatest == least) return greatest;

        var step = (greatest - least) / Bins;
        var counts = new long[Bins];
        foreach (var value in values) counts[Math.Min(Bins - 1, (int)((value - least) / step))]++;
        double Centre(int bin) => least + ((bin + 0.5) * step);

        var total = Enumerable.Range(0, Bins).Sum(bin => counts[bin] * Centre(bin));
        var (best, cut) = (-1.0, 0);
        var (below, sum) = (0L, 0.0);
        for (var bin = 0; bin < Bins - 1; bin++)
        {
            below += counts[bin];
            sum += counts[bin] * Centre(bin);
            var above = values.Length - below;
            var apart = (sum / below) - ((total - sum) / above);
            var variance = below * (double)above * apart * apart;
            if (variance > best) (best, cut) = (variance, bin);
        }

        return Centre(cut);
    }
}
