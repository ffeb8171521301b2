namespace SyCam.Cli.Statistics;

/// <summary>
/// Do some treatments differ on the same blocks? Friedman's test by ranks (Friedman 1937), with Nemenyi's critical
/// difference behind it (Nemenyi 1963; Demšar: Statistical Comparisons of Classifiers over Multiple Data Sets, JMLR 2006).
/// </summary>
internal static class FriedmanTest
{
    private const double Level = 0.05;

    /// <summary>Compares some treatments.</summary>
    /// <param name="treatments">The values of each, at least two, block by block; a block where one is NaN is left out.</param>
    /// <returns>The result, or null where no block is left.</returns>
    public static FriedmanResult? Of(IReadOnlyList<IReadOnlyList<double>> treatments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(treatments.Count, 2);
        List<double[]> blocks = [.. Enumerable.Range(0, treatments[0].Count)
            .Select(block => treatments.Select(values => values[block]).ToArray())
            .Where(values => !values.Any(double.IsNaN))];
        if (blocks.Count == 0) return null;
        var (n, k) = (blocks.Count, treatments.Count);
        var ranks = blocks.Select(Ranks.Of).ToList();
        double[] sums = [.. Enumerable.Range(0, k).Select(treatment => ranks.Sum(row => row[treatment]))];
        var ties = 1 - (blocks.Sum(Ranks.TieTerm) / ((double)k * ((k * k) - 1) * n));
        var statistic = ((12.0 / ((double)k * n * (k + 1)) * sums.Sum(sum => sum * sum)) - (3.0 * n * (k + 1))) / ties;
        // Half of the studentized range, as both means vary.
        var critical = Distributions.NormalRangeQuantile(Level, k) / Math.Sqrt(2) * Math.Sqrt(k * (k + 1) / (6.0 * n));
        return new FriedmanResult(
            n, [.. sums.Select(sum => sum / n)], statistic,
            double.IsNaN(statistic) ? double.NaN : Distributions.ChiSquaredTail(statistic, k - 1), critical);
    }
}
