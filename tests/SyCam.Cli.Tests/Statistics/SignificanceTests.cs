using SyCam.Cli.Statistics;

namespace SyCam.Cli.Tests.Statistics;

/// <summary>Against SciPy 1.10: stats.friedmanchisquare, wilcoxon, studentized_range, norm.sf and chi2.sf.</summary>
public sealed class SignificanceTests
{
    // Four treatments on ten blocks, two decimals; some blocks have equal values.
    private static readonly double[][] Values =
    [
        [0.81, 0.81, 0.52, 0.29, 0.05, 0.38, 0.41, 0.05, 0.05, 1.0], [0.65, 0.23, 0.43, 0.97, 0.9, 0.84, 0.39, 0.49, 0.68, 0.06],
        [0.56, 0.27, 0.88, 0.06, 0.68, 0.87, 0.23, 0.9, 0.87, 0.02], [0.71, 0.0, 0.5, 0.44, 0.2, 0.32, 0.81, 0.32, 0.15, 0.7],
    ];

    [Theory]
    [InlineData(-1.5, 0.9331927987311419)]
    [InlineData(0, 0.5)]
    [InlineData(0.3, 0.3820885778110474)]
    [InlineData(2, 0.022750131948179195)]
    [InlineData(6, 9.865876450376946e-10)]
    public void The_tail_of_the_normal_distribution(double value, double expected) =>
        Assert.Equal(1, Distributions.NormalTail(value) / expected, 1e-9);

    [Theory]
    [InlineData(0.5, 1, 0.47950012218695337)]
    [InlineData(3, 2, 0.22313016014842982)]
    [InlineData(20, 5, 0.0012497305630313773)]
    [InlineData(100, 9, 1.5735176303753876e-17)]
    [InlineData(2, 30, 0.9999999999997)]
    public void The_tail_of_the_chi_squared_distribution(double value, int freedom, double expected) =>
        Assert.Equal(1, Distributions.ChiSquaredTail(value, freedom) / expected, 1e-9);

    [Theory]
    [InlineData(2, 2.771807648699355, 0.03389485352468935)]
    [InlineData(3, 3.314493155398122, 0.08554257165495793)]
    [InlineData(5, 3.857655510378623, 0.21087650496353805)]
    [InlineData(10, 4.474124221725907, 0.5121840739708068)]
    public void The_range_of_normal_numbers(int count, double quantile, double tailOfThree)
    {
        Assert.Equal(quantile, Distributions.NormalRangeQuantile(0.05, count), 1e-7);
        Assert.Equal(tailOfThree, Distributions.NormalRangeTail(3, count), 1e-8);
    }

    [Fact]
    public void Friedmans_test_is_that_of_SciPy_with_ties_and_without()
    {
        var plain = FriedmanTest.Of(Values)!;
        var rounded = FriedmanTest.Of([.. Values.Select(row => row.Select(value => Math.Round(value * 4) / 4).ToArray())])!;

        Assert.Equal((0.36, 0.9483757589703097), (plain.ChiSquared, plain.PValue), Near);
        Assert.Equal((2.1034482758620507, 0.5512154687162165), (rounded.ChiSquared, rounded.PValue), Near);
        // Ranks 1 to 4 add up to 10 in every block.
        Assert.Equal(10, rounded.MeanRanks.Sum(), 1e-9);
    }

    // Demšar 2006, section 3.2.2: 14 data sets and 4 classifiers, critical difference 2.569 sqrt(4 5 / (6 14)) = 1.25.
    [Fact]
    public void The_critical_difference_is_that_of_the_paper()
    {
        double[][] values = [.. Enumerable.Range(0, 4).Select(k => Enumerable.Range(0, 14).Select(n => (double)((7 * k) + n) % 5).ToArray())];

        Assert.Equal(2.569 * Math.Sqrt(20 / 84.0), FriedmanTest.Of(values)!.CriticalDifference, 5e-4);
    }

    [Fact]
    public void A_block_without_a_value_is_left_out()
    {
        double[][] more = [.. Values.Select((row, i) => row.Append(i == 2 ? double.NaN : i).ToArray())];

        Assert.Equal(FriedmanTest.Of(Values)!.PValue, FriedmanTest.Of(more)!.PValue);
        Assert.Equal(10, FriedmanTest.Of(more)!.Blocks);
        Assert.Null(FriedmanTest.Of([[double.NaN], [1]]));
        Assert.Equal(double.NaN, FriedmanTest.Of([[1, 2], [1, 2]])!.PValue);
    }

    [Fact]
    public void Wilcoxons_test_is_that_of_SciPy_exact_and_approximate()
    {
        double[] few = [1.47, 1.02, -1.7, 0.57, -0.8, 0.33, 0.34, -1.69, 0.07, 0.04, 1.26, -0.88];
        double[] tied =
        [
            0.9, -0.9, -0.1, -0.6, 1.6, 0.8, 2.6, 0.8, 1.0, 1.0, -0.4, 0.1, 1.6, -0.2, 0.4, 0.2, 0.8, -0.2, 0.0, 0.4, 0.3, -0.7, 1.1,
            -1.1, -1.0, -1.1, 1.2, -0.2, -0.8, -0.9,
        ];

        Assert.Equal(0.85009765625, WilcoxonTest.PValue(few), 1e-12);
        Assert.Equal(0.26958884245176673, WilcoxonTest.PValue(tied), 1e-9);
        // Of the eight signs of three ranks two are as uneven.
        Assert.Equal(0.25, WilcoxonTest.PValue([1, 2, 3, 0, double.NaN]), 1e-12);
        Assert.Equal(double.NaN, WilcoxonTest.PValue([0, double.NaN]));
    }

    [Fact]
    public void The_better_of_a_pair_is_the_one_with_the_greater_values()
    {
        double[] high = [.. Enumerable.Range(0, 8).Select(i => 1 + (i / 10.0))];
        var test = SignificanceTest.Of("net", "layer", "metric", ["low", "high"], [[.. high.Select((value, i) => value - 0.5 - (i / 100.0))], high])!;

        var pair = Assert.Single(test.Pairs);
        Assert.Equal(("high", "low"), (pair.Better, pair.Worse));
        Assert.Equal(2 / 256.0, pair.PValue, 1e-12);
        Assert.Equal([2, 1], test.Friedman.MeanRanks);
        Assert.Contains(test.ToNotes(""), note => note.Contains("high above low (p=0.0078)", StringComparison.Ordinal));
        Assert.Null(SignificanceTest.Of("net", "layer", "metric", ["one"], [high]));
    }

    private static bool Near((double, double) left, (double, double) right) =>
        Math.Abs(left.Item1 - right.Item1) < 1e-9 && Math.Abs(left.Item2 - right.Item2) < 1e-9;
}
