using SyCam.Eval.Tests.Scoring;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>On the network that reads one pixel, the second of four, which is 1 here.</summary>
public sealed class CounterfactualTests : IDisposable
{
    // 100 * (sigmoid(3) - sigmoid(0)), with the pixel and without it.
    private static readonly double Lost = 100 * (PixelReader.Probability(1) - 0.5);

    private readonly MetricScene _scene = new(2, 2);

    [Fact]
    public void A_map_that_marks_what_counts_loses_it_and_the_opposite_as_much_the_other_way()
    {
        Assert.Equal(Lost, _scene.Score("counterfactual(share=0.25;substrate=zero)", 0, 1, 0.3f, 0.2f), 1e-4);
        Assert.Equal(-Lost, _scene.Score("counterfactual(share=0.25;substrate=zero)", 1, 0, 0.7f, 0.8f), 1e-4);
    }

    // Neither the most nor the least salient pixel is the one that counts.
    [Fact]
    public void Damage_that_makes_no_difference_is_none() =>
        Assert.Equal(0, _scene.Score("counterfactual(share=0.25;substrate=zero)", 1, 0.5f, 0.6f, 0), 1e-9);

    // The most salient half are the first two pixels, in raster order where all are equal.
    [Fact]
    public void Equal_pixels_are_taken_in_raster_order() =>
        Assert.Equal(Lost, _scene.Score("counterfactual(share=0.5;substrate=black)", 0, 0, 0, 0), 1e-4);

    // The picture is 1 everywhere, and so is its mean.
    [Fact]
    public void A_substrate_that_is_the_picture_changes_nothing() =>
        Assert.Equal(0, _scene.Score("counterfactual(substrate=mean)", 0, 1, 0.3f, 0.2f), 1e-9);

    public void Dispose() => _scene.Dispose();
}
