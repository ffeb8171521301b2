namespace SyCam.Eval.Tests.Metrics;

/// <summary>Sensitivity, equivariance, invariance and randomisation by hand: Grad-CAM on the network of
/// <see cref="LayerScene"/> is the red channel, and Fake-CAM marks all but the first pixel whatever it is shown.</summary>
public sealed class RobustnessTests : IDisposable
{
    private const int Side = 8;
    private const int Pixels = Side * Side;

    // Two maps of P pixels that are equal but for one pixel each, at different places: the products of the deviations
    // are -1/P in sum and the squares (P - 1)/P.
    private const double OtherPixel = -1.0 / (Pixels - 1);

    private readonly LayerScene _scene = new(Side, Side, Picture());

    [Theory]
    [InlineData("CentreGaussian")]
    [InlineData("FakeCAM")]
    public void A_map_that_does_not_see_the_picture_is_not_sensitive_to_it(string method)
    {
        Assert.Equal(0, _scene.Score("max_sensitivity(radius=10)", method));
        Assert.Equal(1, _scene.Score("coherency", method), 1e-9);
        Assert.Equal(1, _scene.Score("invariance", method), 1e-9);
        Assert.Equal(1, _scene.Score("randomisation(stages=3)", method), 1e-9);
    }

    [Fact]
    public void A_map_without_values_is_like_no_other()
    {
        const string Nothing = "relu(sum_k(-1 * A))";

        Assert.Equal(0, _scene.Score("max_sensitivity", Nothing));
        foreach (var metric in new[] { "equivariance", "invariance", "randomisation" })
            Assert.Equal(0, _scene.Score(metric, Nothing));
    }

    [Fact]
    public void Sensitivity_is_the_worst_change_over_the_length_of_the_map()
    {
        using var two = new LayerScene(1, 2, 0, 1);

        Assert.Equal(0, two.Score("max_sensitivity(radius=0)", "GradCAM"));
        // The greater of two values is marked by 1 and the other by 0, however great the difference.
        Assert.Equal(0, two.Score("max_sensitivity(radius=0.4)", "GradCAM"));
        // Some of many large disturbances put the other above: from (0, 1) to (1, 0).
        Assert.Equal(Math.Sqrt(2), two.Score("max_sensitivity(radius=10;samples=100)", "GradCAM"), 1e-6);
    }

    [Fact]
    public void The_divisor_of_a_map_of_zeros_is_1()
    {
        using var black = new LayerScene(1, 2, 0, 0);

        // Disturbed, one of the two pixels is marked, as far as there is anything red.
        Assert.Equal(1, black.Score("max_sensitivity", "GradCAM"), 1e-6);
    }

    // Three channels with random weights, of which only red is there: the map is (0, 1) or, where its weight is negative,
    // nothing. A copy that is not even disturbed draws anew.
    [Fact]
    public void A_random_map_is_not_steady()
    {
        using var two = new LayerScene(1, 2, 0, 1);

        Assert.Equal(1, two.Score("max_sensitivity(radius=0;samples=50)", "RandomCAM"), 1e-6);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("flip")]
    [InlineData("turn")]
    [InlineData("shift")]
    public void A_method_that_does_the_same_everywhere_is_equivariant(string by)
    {
        Assert.Equal(1, _scene.Score($"equivariance(by={by})", "GradCAM"), 1e-6);
        // One bright pixel that no change leaves where it is.
        Assert.Equal(OtherPixel, _scene.Score($"invariance(by={by})", "GradCAM"), 1e-6);
        // Fake-CAM's pixel does not move, and the changed map's does.
        Assert.Equal(OtherPixel, _scene.Score($"equivariance(by={by})", "FakeCAM"), 1e-6);
    }

    [Fact]
    public void A_picture_that_is_not_square_is_turned_by_half_only()
    {
        const int Width = 16;
        var wide = new float[Side * Width];
        wide[(2 * Width) + 5] = 1;
        using var scene = new LayerScene(Side, Width, wide);

        foreach (var by in new[] { "all", "flip", "turn", "shift" })
        {
            Assert.Equal(1, scene.Score($"equivariance(by={by})", "GradCAM"), 1e-6);
            Assert.Equal(-1.0 / ((Side * Width) - 1), scene.Score($"invariance(by={by})", "GradCAM"), 1e-6);
        }
    }

    // A map in the middle stays itself when it is flipped or turned; the number for shifts by one pixel of eight is
    // numpy.corrcoef's.
    [Fact]
    public void What_is_symmetric_is_both_invariant_and_equivariant()
    {
        foreach (var by in new[] { "flip", "turn" })
            Assert.Equal(1, _scene.Score($"equivariance(by={by})", "CentreGaussian"), 1e-5);
        Assert.Equal(0.8381246, _scene.Score("equivariance(by=shift)", "CentreGaussian"), 1e-5);
        // Two flips, three turns and two shifts.
        Assert.Equal((5 + (2 * 0.8381246)) / 7, _scene.Score("equivariance", "CentreGaussian"), 1e-5);
    }

    // Equal values have no order to lose.
    [Fact]
    public void A_network_that_shuffling_leaves_as_it_is_has_the_same_maps()
    {
        float[] ones = [.. Enumerable.Repeat(1f, 9)];
        using var even = new LayerScene(Side, Side, Ramp(), ones, ones[..6]);

        foreach (var seed in Enumerable.Range(0, 3))
            Assert.Equal(1, even.Score($"randomisation(stages=4;seed={seed})", "GradCAM"), 1e-9);
    }

    // Red is the one channel with a weight, and the shuffled network looks for it elsewhere or the other way round.
    [Fact]
    public void A_method_that_asks_the_network_changes_with_it()
    {
        using var ramp = new LayerScene(Side, Side, Ramp());
        var scores = Enumerable.Range(0, 20).Select(seed => ramp.Score($"randomisation(seed={seed})", "GradCAM")).ToList();

        // Where it finds red by chance it sees the same, and else nothing.
        Assert.All(scores, score => Assert.True(score is 0 or > 1 - 1e-9, $"{score}"));
        Assert.Contains(0, scores);
        Assert.Contains(scores, score => score > 0.5);
    }

    private static float[] Picture()
    {
        var red = new float[Pixels];
        red[(1 * Side) + 2] = 1;
        return red;
    }

    private static float[] Ramp() => [.. Enumerable.Range(0, Pixels).Select(place => place / (float)Pixels)];

    public void Dispose() => _scene.Dispose();
}
