using SyCam.Search.Ranking;

namespace SyCam.Search.Tests.Ranking;

public sealed class PairedBootstrapTests
{
    private static readonly double[] Differences = [0.5, -0.25, 1.0, 0.125, 0.0, 2.0, -1.5, 0.75, 0.3, 0.1];

    [Fact]
    public void The_interval_is_that_of_numpy_on_the_same_draws()
    {
        // SplitMix64 written again in Python, numpy.mean over the drawn indices, numpy.percentile([2.5, 97.5]).
        var (low, high) = PairedBootstrap.Interval(Differences, seed: 42);

        Assert.Equal(-0.2100625, low, 12);
        Assert.Equal(0.8525625, high, 12);
    }

    [Fact]
    public void The_interval_is_close_to_that_of_a_hundred_times_as_many_draws_of_another_generator()
    {
        // numpy.random.default_rng(1).choice, 200,000 resamples.
        var (low, high) = PairedBootstrap.Interval(Differences, seed: 7);

        Assert.InRange(low, -0.235 - 0.05, -0.235 + 0.05);
        Assert.InRange(high, 0.8275 - 0.05, 0.8275 + 0.05);
    }

    [Fact]
    public void Images_without_a_value_on_either_side_are_dropped_and_counted()
    {
        var result = PairedBootstrap.Compare("X", [1, double.NaN, 3, 4], [0, 1, double.NaN, 1], sign: 1, seed: 1);

        // 1 - 0 and 4 - 1.
        Assert.Equal(2, result.Gain);
        Assert.Equal((2, 2), (result.Images, result.Dropped));
        Assert.Equal((1.0, 3.0), (result.Low, result.High));
    }

    [Fact]
    public void A_lower_is_better_metric_turns_the_sign()
    {
        var result = PairedBootstrap.Compare("X", [1, 1], [3, 3], sign: -1, seed: 1);

        Assert.Equal((2.0, 2.0, 2.0), (result.Gain, result.Low, result.High));
    }

    [Fact]
    public void Without_a_common_image_there_is_no_gain()
    {
        var result = PairedBootstrap.Compare("X", [double.NaN], [1], sign: 1, seed: 1);

        Assert.True(double.IsNaN(result.Gain) && double.IsNaN(result.Low) && double.IsNaN(result.High));
        Assert.Equal((0, 1), (result.Images, result.Dropped));
    }
}
