using SyCam.Eval.Metrics.Localisation;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>Boxes, components, thresholds and distances, by hand.</summary>
public sealed class LocalisationPartsTests
{
    private const int Width = 6;

    private static readonly bool[] Marked = Read(
        "##...#",
        "..#..#",
        ".....#",
        "#.#.##");

    [Fact]
    public void Components_touch_at_sides_and_corners_and_come_in_raster_order()
    {
        Assert.Equal(
            [
                new Component(3, new Box(0, 0, 2, 1)), new Component(5, new Box(4, 0, 5, 3)),
                new Component(1, new Box(0, 3, 0, 3)), new Component(1, new Box(2, 3, 2, 3)),
            ],
            Component.Find(Marked, Width));
        Assert.Equal(5, Component.Largest(Marked, Width)!.Value.Area);
        Assert.Null(Component.Largest(new bool[12], Width));
    }

    // The end of a row does not touch the start of the next.
    [Fact]
    public void Rows_do_not_wrap() =>
        Assert.Equal(2, Component.Find(Read(".....#", "#....."), Width).Count);

    [Fact]
    public void A_component_of_a_whole_picture_is_found_without_deep_recursion() => Assert.Equal(
        [new Component(512 * 512, new Box(0, 0, 511, 511))], Component.Find(Enumerable.Repeat(true, 512 * 512).ToArray(), 512));

    [Fact]
    public void Boxes_include_their_borders()
    {
        var box = new Box(1, 2, 3, 3);

        Assert.Equal(6, box.Area);
        Assert.Equal(1, box.Overlap(box));
        // Columns 3 and rows 3: one pixel of 6 + 4 - 1.
        Assert.Equal(1 / 9.0, box.Overlap(new Box(3, 3, 4, 4)), 1e-12);
        Assert.Equal(0, box.Overlap(new Box(4, 2, 5, 3)));
        Assert.Equal(0, box.Overlap(new Box(4, 4, 5, 5)));
        Assert.Equal(new Box(0, 0, 5, 3), Box.Around(Marked, Width));
        Assert.Null(Box.Around(new bool[12], Width));
    }

    [Fact]
    public void Distances_are_those_to_the_nearest_marked_pixel()
    {
        float[] expected =
        [
            0, 1, 4, 5, 2, 1,
            1, 2, 5, 4, 1, 0,
            4, 5, 8, 5, 2, 1,
        ];

        Assert.Equal(expected, SquaredDistances.To(Read("#.....", ".....#", "......"), Width));
        Assert.All(SquaredDistances.To(new bool[12], Width), distance => Assert.Equal(float.PositiveInfinity, distance));
    }

    [Fact]
    public void Otsu_cuts_between_two_groups_at_the_first_of_the_best_places()
    {
        // All cuts between 0.25 and 1 leave the same variance; the first is behind the bin of 0.25, that from 64/256 on.
        Assert.Equal(64.5 / 256, Otsu.Threshold([0, 0.25f, 0.25f, 1, 1]), 1e-12);
        // Two and two leave 4 * 0.8^2, one and three 3 * 0.6^2 and 3 * 0.73^2; 0.1 lies in the bin from 25/256 on.
        Assert.Equal(25.5 / 256, Otsu.Threshold([0, 0.1f, 0.7f, 1]), 1e-12);
        Assert.Equal(0.5, Otsu.Threshold([0.5f, 0.5f, 0.5f]));
    }

    private static bool[] Read(params string[] rows) => [.. string.Concat(rows).Select(letter => letter == '#')];
}
