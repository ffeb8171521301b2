namespace SyCam.Eval.Tests.Metrics;

/// <summary>Localisation metrics on pictures of a few pixels, by hand.</summary>
public sealed class LocalisationTests : IDisposable
{
    // The object is the two pixels in the middle of a picture of two rows and four columns.
    private readonly MetricScene _scene = new(2, 4, [0, 0, 0, 0, 0, 1, 1, 0]);
    private readonly float[] _map = [0.2f, 0, 0.8f, 0.1f, 0.3f, 1, 0.4f, 0];
    private readonly float[] _none = new float[8];

    [Fact]
    public void The_pointing_game_is_hit_by_any_pixel_of_the_greatest_saliency()
    {
        Assert.Equal(1, _scene.Score("pointing_game", _map));
        Assert.Equal(0, _scene.Score("pointing_game", 1, 0, 0, 0, 0, 0.9f, 0, 0));
        Assert.Equal(1, _scene.Score("pointing_game", 1, 0, 0, 0, 0, 1, 0, 0));
        Assert.Equal(0, _scene.Score("pointing_game", _none));
    }

    // From the top left pixel to the object it is one down and one across: the square root of 2.
    [Theory]
    [InlineData("1", 0)]
    [InlineData("1.41", 0)]
    [InlineData("1.42", 1)]
    [InlineData("15", 1)]
    public void A_tolerance_is_a_distance_that_a_hit_stays_below(string tolerance, double expected)
    {
        Assert.Equal(expected, _scene.Score($"pointing_game(tolerance={tolerance})", 1, 0, 0, 0, 0, 0, 0, 0));
        Assert.Equal(0, _scene.Score($"pointing_game(tolerance={tolerance})", _none));
    }

    [Fact]
    public void A_distance_of_just_the_tolerance_misses()
    {
        // The last pixel of the lower row lies one beside the object.
        Assert.Equal(0, _scene.Score("pointing_game(tolerance=1)", 0, 0, 0, 0, 0, 0, 0, 1));
        Assert.Equal(1, _scene.Score("pointing_game(tolerance=1.001)", 0, 0, 0, 0, 0, 0, 0, 1));
    }

    [Fact]
    public void Ranks_look_at_as_many_pixels_as_the_object_has_or_at_k()
    {
        // In falling order the pixels are at 5 (object), 2, 6 (object), 4, 0, ...
        Assert.Equal(1 / 2.0, _scene.Score("rank_accuracy", _map));
        Assert.Equal(1, _scene.Score("top_k_intersection(k=1)", _map));
        Assert.Equal(2 / 3.0, _scene.Score("top_k_intersection(k=3)", _map));
        Assert.Equal(2 / 8.0, _scene.Score("top_k_intersection", _map));
        // Ties go row by row: of four equal pixels in the lower row the second and third are the object.
        Assert.Equal(1 / 2.0, _scene.Score("rank_accuracy", 0, 0, 0, 0, 1, 1, 1, 1));
        Assert.Equal(0, _scene.Score("rank_accuracy", _none));
        Assert.Equal(0, _scene.Score("top_k_intersection(k=8)", _none));
    }

    [Fact]
    public void The_area_under_the_ROC_curve_counts_pairs_that_are_in_order()
    {
        // 1 beats all six others, 0.4 all but 0.8.
        Assert.Equal(11 / 12.0, _scene.Score("localisation_auc", _map), 1e-12);
        // 0.8 on both: 1 is greater, one other is equal, four are less.
        Assert.Equal(4.5 / 6, _scene.Score("localisation_auc", 1, 0.8f, 0, 0, 0, 0.8f, 0.8f, 0), 1e-12);
        Assert.Equal(0, _scene.Score("localisation_auc", 1, 1, 1, 1, 1, 0, 0, 1));
        Assert.Equal(0.5, _scene.Score("localisation_auc", _none));
        using var full = new MetricScene(1, 3, [1, 1, 1]);
        Assert.True(double.IsNaN(full.Score("localisation_auc", 0, 0.5f, 1)), "nothing lies beside the object");
    }

    [Fact]
    public void What_is_above_the_threshold_is_compared_with_the_object()
    {
        // Above 0.3: 0.8, 1 and 0.4, two of them the object. 0.3 itself is not above.
        Assert.Equal(2 / 3.0, _scene.Score("iou(threshold=0.3)", _map), 1e-12);
        Assert.Equal(4 / 5.0, _scene.Score("dice(threshold=0.3)", _map), 1e-12);
        // The mean is 2.8 / 8 = 0.35.
        Assert.Equal(2 / 3.0, _scene.Score("iou(threshold=mean)", _map), 1e-12);
        // From the greatest down: 1/2, 1/3, 2/3, 2/4, ...
        Assert.Equal(2 / 3.0, _scene.Score("iou(threshold=best)", _map), 1e-12);
        Assert.Equal(4 / 5.0, _scene.Score("dice(threshold=best)", _map), 1e-12);
        Assert.Equal(0, _scene.Score("iou(threshold=1)", _map));
        foreach (var threshold in new[] { "otsu", "mean", "best", "0", "0.5" })
        {
            Assert.Equal(0, _scene.Score($"iou(threshold={threshold})", _none));
            Assert.Equal(0, _scene.Score($"dice(threshold={threshold})", _none));
        }
    }

    [Fact]
    public void Borders_are_as_far_apart_as_the_95th_percentile_of_the_distances_of_their_pixels()
    {
        // Nothing but the object is marked.
        Assert.Equal(0, _scene.Score("hd95(threshold=0.5)", 0, 0, 0, 0, 0, 1, 1, 0));
        // The top left pixel alone: to the object it is sqrt 2, back from the object sqrt 2 and sqrt 5. Of three ranks the
        // 95th percentile is at 1.9: nine tenths of the way from the second to the third.
        Assert.Equal(
            (0.1 * Math.Sqrt(2)) + (0.9 * Math.Sqrt(5)), _scene.Score("hd95(threshold=0.5)", 1, 0, 0, 0, 0, 0, 0, 0), 1e-12);
        // With the object marked as well, one of five distances is not 0: at 3.8 it is eight tenths of sqrt 2.
        Assert.Equal(0.8 * Math.Sqrt(2), _scene.Score("hd95(threshold=0.5)", 1, 0, 0, 0, 0, 1, 1, 0), 1e-12);
        Assert.Equal(0, _scene.Score("hd95(threshold=best)", 0.2f, 0, 0, 0, 0, 1, 0.9f, 0));
        // Nothing is marked: the diagonal of 2 by 4.
        foreach (var threshold in new[] { "otsu", "mean", "best", "0" })
            Assert.Equal(Math.Sqrt(20), _scene.Score($"hd95(threshold={threshold})", _none), 1e-12);
        // The middle of a region of 3 x 3 is no border; from its corners to the pixel in the middle it is sqrt 2, from its sides 1,
        // and back 1: of nine ranks the 95th percentile is at 7.6, in both of which there is sqrt 2.
        using var middle = new MetricScene(3, 3, [0, 0, 0, 0, 1, 0, 0, 0, 0]);
        Assert.Equal(Math.Sqrt(2), middle.Score("hd95(threshold=0.5)", 1, 1, 1, 1, 1, 1, 1, 1, 0.6f), 1e-12);
    }

    [Fact]
    public void The_box_is_that_of_the_largest_part()
    {
        // Above 0.2: 0.8 and below it 0.3, 1, 0.4, all connected: the box is the lower left of 2 rows and 3 columns.
        Assert.Equal(2 / 6.0, _scene.Score("box_iou", _map), 1e-12);
        // Above 0.35: 0.8, 1, 0.4, in columns 1 and 2. Above 0.8: 1 alone.
        Assert.Equal(2 / 4.0, _scene.Score("box_iou(threshold=0.35)", _map), 1e-12);
        Assert.Equal(1 / 2.0, _scene.Score("box_iou(threshold=best)", _map), 1e-12);
        Assert.Equal(1, _scene.Score("box_accuracy(threshold=0.35)", _map));
        Assert.Equal(0, _scene.Score("box_accuracy(threshold=0.35;iou=0.51)", _map));
        Assert.Equal(0, _scene.Score("box_accuracy", _map));
        // Pixels that touch at a corner are one part: the box is all of the left half; of two parts of one pixel the
        // first in raster order counts.
        Assert.Equal(1 / 5.0, _scene.Score("box_iou", 1, 0, 0, 0, 0, 1, 0, 0), 1e-12);
        Assert.Equal(0, _scene.Score("box_iou", 1, 0, 0, 0, 0, 0, 1, 0));
        Assert.Equal(0, _scene.Score("box_iou", _none));
        Assert.Equal(0, _scene.Score("box_accuracy(threshold=best)", _none));
    }

    [Fact]
    public void The_energy_is_that_in_the_box_around_the_object()
    {
        // The object's two corners span a box of two by two.
        using var scene = new MetricScene(2, 3, [0, 1, 0, 0, 0, 1]);

        Assert.Equal(0.5 / 1.0, scene.Score("energy_pointing_game", 0.5f, 0, 0.25f, 0, 0.25f, 0), 1e-6);
        Assert.Equal(0, scene.Score("mass_accuracy", 0.5f, 0, 0.25f, 0, 0.25f, 0));
        Assert.Equal(1, scene.Score("energy_pointing_game", 0, 1, 0.5f, 0, 1, 1));
        Assert.Equal(0, scene.Score("energy_pointing_game", new float[6]));
    }

    public void Dispose() => _scene.Dispose();
}
