using SyCam.Eval.Images;
using SyCam.Eval.Maps;
using SyCam.Eval.Saliency;

namespace SyCam.Eval.Tests.Saliency;

public sealed class ClassMapTests
{
    // By pixel: 2 against 1, -3 against 4, a tie of 1, and nothing above 0; the greatest of all is 4.
    private static readonly RawMap First = new(1, 4, new float[] { 2, -3, 1, -1 });
    private static readonly RawMap Second = new(1, 4, new float[] { 1, 4, 1, 0 });

    [Fact]
    public void Each_pixel_belongs_to_the_class_whose_map_is_greatest()
    {
        var map = ClassMap.Of([First, Second], 1, 4);

        Assert.Equal([0.5f, 1, 0.25f, 0], map.Strength);
        Assert.Equal([0, 1], map.Winner.Take(2));
    }

    // Between half pixels of (0, 4) lie 0, 1, 3 and 4.
    [Fact]
    public void Maps_are_brought_to_the_size_of_the_picture() =>
        Assert.Equal([0, 0.25f, 0.75f, 1], ClassMap.Of([new RawMap(1, 2, new float[] { 0, 4 })], 1, 4).Strength);

    [Fact]
    public void Maps_without_anything_above_0_have_no_strength() =>
        Assert.Equal([0f, 0, 0, 0], ClassMap.Of([new RawMap(1, 4, new float[4]), new RawMap(1, 4, new float[] { -1, -2, 0, -1 })], 1, 4).Strength);

    // Vermilion is (213, 94, 0) and sky blue (86, 180, 233); half of the photo's 100 and half of the colour, rounded.
    [Fact]
    public void Pixels_have_the_colour_of_their_class_by_strength()
    {
        var photo = new RgbImage(1, 3, [100, 100, 100, 100, 100, 100, 100, 100, 100]);

        var drawn = ClassOverlay.Render(photo, new ClassMap([1, 1, 0], [0, 1, 1]), 0.5f);

        Assert.Equal([157, 97, 50, 93, 140, 167, 100, 100, 100], drawn.Pixels.ToArray());
        Assert.Throws<ArgumentException>(() => ClassOverlay.Render(photo, new ClassMap([1], [0]), 0.5f));
    }
}
