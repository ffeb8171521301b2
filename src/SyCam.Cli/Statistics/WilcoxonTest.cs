namespace SyCam.Cli.Statistics;

/// <summary>Wilcoxon's signed-rank test of paired differences (Wilcoxon 1945), two-sided.</summary>
internal static class WilcoxonTest
{
    private const int MostExact = 25;

    /// <summary>
    /// The chance of ranks as uneven as these if neither side is greater. Differences of 0 and NaN are left out; exact up to
    /// 25 of different sizes, else by the normal approximation, corrected for ties. NaN where none is left.
    /// </summary>
    public static double PValue(IReadOnlyList<double> differences)
    {
        List<double> kept = [.. differences.Where(difference => !double.IsNaN(difference) && difference != 0)];
        if (kept.Count == 0) return double.NaN;
        List<double> sizes = [.. kept.Select(Math.Abs)];
        var ranks = Ranks.Of(sizes);
        var above = kept.Select((difference, i) => difference > 0 ? ranks[i] : 0).Sum();
        var least = Math.Min(above, ranks.Sum() - above);
        return kept.Count <= MostExact && sizes.Distinct().Count() == sizes.Count
            ? Exact(kept.Count, (int)least)
            : Approximate(kept.Count, least, Ranks.TieTerm(sizes));
    }

    // Of all signs of the ranks 1 to n, those whose sum is at most so large.
    private static double Exact(int count, int least)
    {
        var ways = new double[(count * (count + 1) / 2) + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= count; rank++)
            for (var sum = ways.Length - 1; sum >= rank; sum--) ways[sum] += ways[sum - rank];
        return Math.Min(1, 2 * ways.Take(least + 1).Sum() / Math.Pow(2, count));
    }

    private static double Approximate(int count, double least, double ties)
    {
        var mean = count * (count + 1) / 4.0;
        var deviation = Math.Sqrt(((count * (count + 1.0) * ((2 * count) + 1)) - (ties / 2)) / 24);
        return Math.Min(1, 2 * Distributions.NormalTail((mean - least) / deviation));
    }
}
