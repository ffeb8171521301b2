using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Images;

public sealed class OverlayTests
{
    // From the definition by hand: 0.5 is 127.5 and rounds to 128, as in OpenCV's table.
    [Theory]
    [InlineData(0, 0, 0, 128)]
    [InlineData(0.125, 0, 0, 255)]
    [InlineData(0.25, 0, 128, 255)]
    [InlineData(0.375, 0, 255, 255)]
    [InlineData(0.5, 128, 255, 128)]
    [InlineData(0.625, 255, 255, 0)]
    [InlineData(0.75, 255, 128, 0)]
    [InlineData(0.875, 255, 0, 0)]
    [InlineData(1, 128, 0, 0)]
    [InlineData(7, 128, 0, 0)]
    [InlineData(-7, 0, 0, 128)]
    [InlineData(float.NaN, 0, 0, 128)]
    public void Jet_passes_through_its_anchors(float value, byte red, byte green, byte blue) =>
        Assert.Equal((red, green, blue), Colormap.Jet.Of(value));

    [Fact]
    public void The_map_is_blended_pixel_by_pixel_in_reading_order()
    {
        var photo = new RgbImage(1, 2, [100, 0, 200, 10, 20, 30]);
        // 0.75 * photo + 0.25 * (0, 0, 128) and + 0.25 * (128, 0, 0).
        Assert.Equal([75, 0, 182, 40, 15, 23], Overlay.Render(photo, [0f, 1f], 0.25f).Pixels.ToArray());
    }

    [Fact]
    public void A_map_of_another_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => Overlay.Render(new RgbImage(1, 2, new byte[6]), [1f]));
}
