namespace SyCam.Eval.Tests.Metrics;

public sealed class RelativeDropTests
{
    private const float Ln2 = 0.6931472f;

    // Of the exponentials of the logits: 4 for the first class by the first pixel, 2 for the second by the second pixel, 1
    // for the third, 1/2 for the fourth.
    private static VectorScene Scene(long label) => new(
        [1, 1, 0, 0, .. new float[8]], label, "y",
        ([2 * Ln2, .. new float[11], 0, Ln2, .. new float[10], .. new float[24]], [0, 0, 0, -Ln2]));

    [Theory]
    // Without the first pixel 1, 2, 1, 1/2.
    [InlineData(1, (4 / 7.5) - (1 / 4.5) - ((2 / 7.5) - (2 / 4.5)))]
    [InlineData(2, (4 / 7.5) - (1 / 4.5) - (((3 / 7.5) - (3 / 4.5)) / 2))]
    [InlineData(3, (4 / 7.5) - (1 / 4.5) - (((3.5 / 7.5) - (3.5 / 4.5)) / 3))]
    [InlineData(9, (4 / 7.5) - (1 / 4.5) - (((3.5 / 7.5) - (3.5 / 4.5)) / 3))]
    public void What_the_similar_classes_lose_is_taken_off(int classes, double expected)
    {
        using var scene = Scene(0);

        Assert.Equal(
            100 * expected, scene.Score($"relative_confidence_drop(share=0.25;classes={classes})", [0.9f, 0.5f, 0, 0]), 1e-4);
    }

    // The second and the fourth class are as close to the third; the first of them is taken. Without the second pixel: 4, 1,
    // 1, 1/2.
    [Fact]
    public void Of_classes_at_the_same_distance_the_first_is_taken()
    {
        using var scene = Scene(2);

        Assert.Equal(
            100 * ((1 / 7.5) - (1 / 6.5) - ((2 / 7.5) - (1 / 6.5))),
            scene.Score("relative_confidence_drop(share=0.25;classes=1)", [0.1f, 0.5f, 0, 0]), 1e-4);
    }

    [Fact]
    public void At_least_one_pixel_is_taken_away_and_nothing_changes_by_pixels_that_do_not_count()
    {
        using var scene = Scene(0);

        Assert.Equal(0, scene.Score("relative_confidence_drop", [0, 0, 1, 0.5f]), 1e-4);
        Assert.Equal(
            scene.Score("relative_confidence_drop(share=0.25)", [1, 0, 0, 0]),
            scene.Score("relative_confidence_drop(share=0.001)", [1, 0, 0, 0]));
    }

    [Fact]
    public void A_network_with_one_class_has_nothing_to_compare_with()
    {
        using var scene = new VectorScene(new float[6], 0, "y", (new float[6], [0]));

        Assert.Equal(double.NaN, scene.Score("relative_confidence_drop", [1, 0]));
    }
}
