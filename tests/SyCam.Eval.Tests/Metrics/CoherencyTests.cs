namespace SyCam.Eval.Tests.Metrics;

/// <summary>Coherency, ADCC and ARCC by hand: Grad-CAM on the network of <see cref="LayerScene"/> is the red channel.
/// </summary>
public sealed class CoherencyTests : IDisposable
{
    private readonly LayerScene _stairs = new(2, 2, 0, 1, 2, 3);

    // The saliency of 0, 1, 2, 3 is a third of that, and the picture times it a third of 0, 1, 4, 9. Their deviations
    // from the means 1.5 and 3.5 have the products 15, 5 and 49.
    private const double Alike = 15 / 15.652475842498529;

    [Fact]
    public void Coherency_is_the_correlation_with_the_map_of_what_is_salient() =>
        Assert.Equal((Alike + 1) / 2, _stairs.Score("coherency", "GradCAM"), 1e-5);

    // On a picture of zeros and ones nothing changes when it is multiplied by its own map.
    [Fact]
    public void A_map_that_sees_the_same_again_is_coherent()
    {
        using var scene = new LayerScene(2, 3, 0, 1, 1, 0, 0, 1);

        Assert.Equal(1, scene.Score("coherency", "GradCAM"), 1e-9);
        Assert.Equal(1, scene.Score("coherency", "CentreGaussian"), 1e-9);
        Assert.Equal(1, scene.Score("coherency", "FakeCAM"), 1e-9);
    }

    // What marks the dark pixels, 3/3, 2/3, 1/3, 0, leaves 0, 2/3, 2/3, 0 of the picture and marks its ends then.
    [Fact]
    public void A_map_that_marks_the_opposite_is_not_coherent()
    {
        // 3, 2, 1, 0 and 1, 0, 0, 1 are uncorrelated.
        Assert.Equal(0.5, _stairs.Score("coherency", "sum_k(-1 * mean_p(G) * A)"), 1e-5);

        // Of 0, 1 nothing is left, which has no map.
        using var two = new LayerScene(1, 2, 0, 1);
        Assert.Equal(0, two.Score("coherency", "sum_k(-1 * mean_p(G) * A)"));
    }

    [Fact]
    public void A_constant_map_has_no_coherency_and_makes_the_joint_metrics_0()
    {
        foreach (var metric in new[] { "coherency", "adcc", "arcc" })
            Assert.Equal(0, _stairs.Score(metric, "relu(sum_k(-1 * A))"));
    }

    [Fact]
    public void ADCC_is_the_harmonic_mean_of_its_three_parts()
    {
        var (clean, kept) = (LayerScene.Probability(6 / 4.0), LayerScene.Probability(14 / 3.0 / 4));
        var coherency = (Alike + 1) / 2;
        const double Complexity = 0.5;
        var drop = (clean - kept) / clean;

        Assert.Equal(
            3 / ((1 / coherency) + (1 / (1 - Complexity)) + (1 / (1 - drop))), _stairs.Score("adcc", "GradCAM"), 1e-5);
    }

    // 1 but for one of four pixels: the picture stays whole and so does the map.
    [Fact]
    public void A_map_of_everything_loses_by_its_complexity_alone()
    {
        Assert.Equal(3 / (1 + (1 / 0.25) + 1), _stairs.Score("adcc", "FakeCAM"), 1e-6);
        Assert.Equal(0, _stairs.Score("average_drop", "FakeCAM"), 1e-4);
    }

    [Fact]
    public void ARCC_takes_twice_ROAD_between_0_and_1_in_place_of_the_drop()
    {
        // Half of the picture is red: without what is salient the class is less likely.
        using var half = new LayerScene(4, 4, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0);
        var road = half.Score("road(points=4)", "GradCAM");

        Assert.InRange(road, 0.01, 0.5);
        Assert.Equal(3 / (1 + (1 / 0.5) + (1 / (2 * road))), half.Score("arcc", "GradCAM"), 1e-9);
        // The negative loses: less than nothing is nothing.
        Assert.InRange(half.Score("road(points=4)", "sum_k(-1 * mean_p(G) * A)"), -0.5, -0.01);
        Assert.Equal(0, half.Score("arcc", "sum_k(-1 * mean_p(G) * A)"));
    }

    public void Dispose() => _stairs.Dispose();
}
