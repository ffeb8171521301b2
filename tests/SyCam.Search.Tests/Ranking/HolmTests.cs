using SyCam.Search.Ranking;

namespace SyCam.Search.Tests.Ranking;

public sealed class HolmTests
{
    [Fact]
    public void Each_value_is_multiplied_by_the_number_that_are_not_smaller_and_none_falls_below_a_smaller_one()
    {
        // Sorted 0.005 * 4, 0.01 * 3, 0.03 * 2 and 0.04 * 1, which is lifted to 0.06.
        var adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005]);

        double[] expected = [0.03, 0.06, 0.06, 0.02];
        Assert.All(expected.Zip(adjusted), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    [Fact]
    public void No_value_exceeds_one_and_what_is_no_number_does_not_count()
    {
        var adjusted = Holm.Adjust([0.6, double.NaN, 0.5]);

        Assert.Equal([1, double.NaN, 1], adjusted);
        Assert.Equal([0.6], Holm.Adjust([0.6]));
        Assert.Empty(Holm.Adjust([]));
    }
}
