namespace SyCam.Eval.Tests.Metrics;

/// <summary>Consistency, responsiveness and their product by hand, on the network of <see cref="LayerScene"/>, whose Grad-CAM
/// is the red channel.</summary>
public sealed class NoiseStabilityTests
{
    private const int Side = 12;

    // Class 0 has the logit of the mean red value, class 1 that of the mean green value: of red and black pixels with
    // noise, the one is as likely to be the greater as the other once the noise is as large as the picture.
    private static readonly float[] RedOrGreen = [40, 0, 0, 0, 40, 0];
    private static readonly float[] Identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];

    private static float[] Blocks(float bright) =>
        [.. Enumerable.Range(0, Side * Side).Select(place => place / Side < 6 == place % Side < 6 ? bright : 0f)];

    private static LayerScene Scene(float bright = 1) => new(Side, Side, Blocks(bright), Identity, RedOrGreen);

    [Theory]
    [InlineData("CentreGaussian")]
    [InlineData("FakeCAM")]
    public void A_map_that_does_not_see_the_picture_is_consistent_and_does_not_respond(string method)
    {
        using var scene = Scene(0.05f);

        Assert.Equal(1, scene.Score("consistency(noise=gaussian:1;copies=50)", method), 1e-9);
        Assert.Equal(0, scene.Score("responsiveness(noise=gaussian:1;copies=50)", method), 1e-9);
        Assert.Equal(0, scene.Score("noise_robustness(noise=gaussian:1;copies=50)", method), 1e-9);
    }

    [Fact]
    public void Without_noise_everything_is_consistent_and_nothing_responds()
    {
        using var scene = Scene();

        foreach (var noise in new[] { "gaussian:0", "speckle:0", "salt_and_pepper:0", "pgd:0", "fgsm:0" })
        {
            Assert.Equal(1, scene.Score($"consistency(noise={noise};copies=2)", "GradCAM"), 1e-9);
            Assert.Equal(double.NaN, scene.Score($"responsiveness(noise={noise};copies=2)", "GradCAM"));
            Assert.Equal(double.NaN, scene.Score($"noise_robustness(noise={noise};copies=2)", "GradCAM"));
        }
    }

    [Fact]
    public void The_product_is_that_of_the_two_on_the_image()
    {
        using var scene = Scene(0.05f);
        const string Noise = "(noise=gaussian:1;copies=20;seed=4)";

        var consistency = scene.Score("consistency" + Noise, "GradCAM");
        var responsiveness = scene.Score("responsiveness" + Noise, "GradCAM");

        Assert.InRange(consistency, 0.01, 0.99);
        Assert.InRange(responsiveness, 0.01, 0.99);
        Assert.Equal(consistency * responsiveness, scene.Score("rm" + Noise, "GradCAM"), 1e-12);
    }

    // Grad-CAM of class 0 is the red noise, that of class 1 the green noise; of the class of the image it is always the red.
    [Fact]
    public void On_a_copy_of_another_class_that_class_is_explained_or_the_same()
    {
        using var scene = Scene(0.05f);
        const string Noise = "noise=gaussian:0.02;copies=50";
        var followed = scene.Score($"responsiveness({Noise})", "GradCAM");
        var same = scene.Score($"responsiveness({Noise};class=same)", "GradCAM");

        Assert.Equal(double.NaN, followed);
        Assert.Equal(double.NaN, same);
        followed = scene.Score("responsiveness(noise=gaussian:0.6;copies=50)", "GradCAM");
        same = scene.Score("responsiveness(noise=gaussian:0.6;copies=50;class=same)", "GradCAM");
        Assert.NotEqual(followed, same);
        Assert.Equal(
            scene.Score("consistency(noise=gaussian:0.6;copies=50)", "GradCAM"),
            scene.Score("consistency(noise=gaussian:0.6;copies=50;class=same)", "GradCAM"));
    }

    // With r and g the means of red and green, the logits are 60 r and 40 (r + g): class 0 leads by 20 r - 40 g, 10 before the
    // attack and 10 - 60 times the level behind it.
    [Theory]
    [InlineData("fgsm")]
    [InlineData("pgd")]
    public void An_attack_changes_the_class_once_it_is_strong_enough(string attack)
    {
        using var even = new LayerScene(
            Side, Side, [.. Enumerable.Repeat(0.5f, Side * Side)], [1, 0, 0, 1, 1, 0, 0, 0, 1], [60, 0, 0, 0, 40, 0]);

        Assert.Equal(1, even.Score($"consistency(noise={attack}:0.15;copies=3)", "GradCAM"), 1e-9);
        Assert.Equal(double.NaN, even.Score($"responsiveness(noise={attack}:0.15;copies=3)", "GradCAM"));
        Assert.Equal(double.NaN, even.Score($"consistency(noise={attack}:0.18;copies=3)", "GradCAM"));
        Assert.Equal(0, even.Score($"responsiveness(noise={attack}:0.18;copies=3)", "GradCAM"), 1e-9);
    }

    // Four blocks of one colour each, so four regions or two: red above black, which stays so under weak noise.
    [Fact]
    public void Regions_keep_their_ranks_under_noise_that_is_weaker_than_what_parts_them()
    {
        using var scene = Scene();

        Assert.Equal(1, scene.Score("consistency(noise=poisson:1000;size=4)", "GradCAM"), 1e-9);
    }

    [Fact]
    public void A_map_at_random_responds_and_is_not_consistent()
    {
        using var scene = Scene(0.05f);

        Assert.True(
            scene.Score("consistency(noise=gaussian:1;copies=30)", "GradCAM")
            < scene.Score("consistency(noise=gaussian:0.01;copies=30)", "GradCAM"));
    }
}
