using SyCam.Search.Ranking;

namespace SyCam.Search.Tests.Ranking;

public sealed class SignFlipTestTests
{
    [Theory]
    // All three signs equal: 2 of 8 patterns.
    [InlineData(new[] { 1.0, 2, 3 }, 0.25)]
    // The sum is 5; 7 comes out of two patterns and 5 of four: 6 of 16.
    [InlineData(new[] { 1.0, 2, 3, -1 }, 0.375)]
    [InlineData(new[] { 1.0, -1 }, 1)]
    [InlineData(new[] { 0.0 }, 1)]
    public void Few_differences_are_counted_out(double[] differences, double expected) =>
        Assert.Equal(expected, SignFlipTest.PValue(differences, seed: 1), 12);

    [Fact]
    public void Many_differences_are_drawn_and_come_near_the_exact_share()
    {
        // All 2^14 patterns counted in Python: 0.027587890625; the deviation of 9999 draws is 0.0016.
        double[] differences = [0.3, -0.1, 0.5, 0.2, 0.4, -0.2, 0.1, 0.6, -0.3, 0.25, 0.15, 0.35, -0.05, 0.45];

        var value = SignFlipTest.PValue(differences, seed: 3);

        Assert.InRange(value, 0.0276 - 0.006, 0.0276 + 0.006);
        Assert.Equal(value, SignFlipTest.PValue(differences, seed: 3));
        Assert.NotEqual(value, SignFlipTest.PValue(differences, seed: 4));
    }

    [Fact]
    public void Where_nothing_is_drawn_that_is_as_extreme_the_value_is_not_zero() =>
        Assert.Equal(1e-4, SignFlipTest.PValue([.. Enumerable.Repeat(1.0, 40)], seed: 1), 12);

    [Fact]
    public void Without_differences_there_is_no_value() => Assert.True(double.IsNaN(SignFlipTest.PValue([], seed: 1)));
}
