using SyCam.Eval.Metrics;
using SyCam.Eval.Tests.Scoring;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>MuFidelity and infidelity on the network that reads one pixel of a picture of ones: a part costs
/// p(1) - p(0) where it holds that pixel, at place 1, and nothing elsewhere.</summary>
public sealed class SubsetMetricTests : IDisposable
{
    private static readonly double Loss = PixelReader.Probability(1) - PixelReader.Probability(0);

    private readonly MetricScene _scene = new(2, 2);

    // Parts of two of the four pixels.
    private const string Pairs = "mufidelity(grid=2;share=0.5)";

    [Fact]
    public void Best_and_worst_maps_order_the_parts_as_their_losses_and_the_other_way_round()
    {
        Assert.Equal(1, _scene.Score(Pairs, 0, 1, 0, 0), 1e-12);
        Assert.Equal(-1, _scene.Score(Pairs, 1, 0, 1, 1), 1e-12);
        Assert.Equal(1, _scene.Score("mufidelity(grid=2;share=0.25;samples=50)", 0, 1, 0, 0), 1e-12);
    }

    [Fact]
    public void Without_an_order_there_is_no_correlation()
    {
        Assert.Equal(0, _scene.Score(Pairs, 0, 0, 0, 0));
        // A part of every pixel but one in a thousand is every pixel: all parts are equal.
        Assert.Equal(0, _scene.Score("mufidelity(grid=2;share=0.999)", 0, 1, 0.5f, 0));
        // Nothing is lost from a black picture.
        using var black = new MetricScene(2, 2, pixels: new float[12]);
        Assert.Equal(0, black.Score(Pairs, 0, 1, 0.5f, 0));
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 10.0, 20, 30, 35 }, 1)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 9.0, 7, 5, 1 }, -1)]
    // Ranks 1 2 3 4 5 against 2 1 4 3 5: 1 - 6 * 4 / (5 * 24).
    [InlineData(new[] { 1.0, 2, 3, 4, 5 }, new[] { 0.2, 0.1, 0.4, 0.3, 0.5 }, 0.8)]
    // Mean ranks 1.5 1.5 3 against 1 2 3: the deviations' products are 1.5, their squares 1.5 and 2.
    [InlineData(new[] { 1.0, 1, 3 }, new[] { 1.0, 2, 3 }, 0.86602540378)]
    // scipy.stats.spearmanr.
    [InlineData(new[] { 0.3, 0.3, 0.3, 2, -1, 2, 7 }, new[] { 5.0, 4, 5, 5, 0, 1, 1 }, 0.04901960784)]
    [InlineData(new[] { 2.0, 2, 2 }, new[] { 1.0, 2, 3 }, double.NaN)]
    public void Spearmans_correlation_is_that_of_mean_ranks(double[] left, double[] right, double expected)
    {
        Assert.Equal(expected, Correlation.Spearman(left, right), 1e-10);
        Assert.Equal(expected, Correlation.Spearman(right, left), 1e-10);
    }

    // A square as large as the picture is always the same.
    [Fact]
    public void Infidelity_is_the_squared_error_of_the_change_that_the_saliency_predicts()
    {
        // Three channels of 1 times the saliency's sum.
        Assert.Equal(
            Math.Pow((3 * 1.75) - Loss, 2), _scene.Score("infidelity(side=1;scaled=no)", 0.5f, 1, 0.25f, 0), 1e-5);
        Assert.Equal(Loss * Loss, _scene.Score("infidelity(side=1;scaled=no)", 0, 0, 0, 0), 1e-6);
        // One factor fits one value.
        Assert.Equal(0, _scene.Score("infidelity(side=1)", 0.5f, 1, 0.25f, 0), 1e-12);
        Assert.Equal(Loss * Loss, _scene.Score("infidelity(side=1)", 0, 0, 0, 0), 1e-6);
    }

    // Squares of one pixel: with the share s of them on the pixel that is read, the map that marks it alone is wrong by
    // 3 - loss there and right elsewhere, and a map of zeros wrong by the loss there.
    [Fact]
    public void The_exact_attribution_errs_by_its_scale_alone()
    {
        const string Unscaled = "infidelity(side=0.5;scaled=no)";
        var nothing = _scene.Score(Unscaled, 0, 0, 0, 0);
        var share = nothing / (Loss * Loss);

        Assert.InRange(share, 0.05, 0.6);
        Assert.Equal(share * Math.Pow(3 - Loss, 2), _scene.Score(Unscaled, 0, 1, 0, 0), 1e-5);
        Assert.Equal(0, _scene.Score("infidelity(side=0.5)", 0, 1, 0, 0), 1e-12);
        // The best factor of a map that marks only what is not read is 0: it is as good as nothing.
        Assert.Equal(nothing, _scene.Score("infidelity(side=0.5)", 1, 0, 1, 1), 1e-7);
        Assert.Equal((share * Loss * Loss) + ((1 - share) * 9), _scene.Score(Unscaled, 1, 0, 1, 1), 1e-4);
    }

    public void Dispose() => _scene.Dispose();
}
