using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Images;

public sealed class ColormapTests
{
    // #440154, #21918c and #fde725: what matplotlib 3.6 gives for 0, 0.5 and 1; 0.25 and 0.75 likewise.
    [Theory]
    [InlineData(0, 0x44, 0x01, 0x54)]
    [InlineData(0.25, 0x3b, 0x52, 0x8b)]
    [InlineData(0.5, 0x21, 0x91, 0x8c)]
    [InlineData(0.75, 0x5e, 0xc9, 0x62)]
    [InlineData(1, 0xfd, 0xe7, 0x25)]
    [InlineData(2, 0xfd, 0xe7, 0x25)]
    [InlineData(float.NaN, 0x44, 0x01, 0x54)]
    public void Viridis_is_that_of_matplotlib(float value, byte red, byte green, byte blue) =>
        Assert.Equal((red, green, blue), Colormap.Viridis.Of(value));

    [Fact]
    public void Viridis_rises_in_lightness()
    {
        // Rec. 601 weights; steps of 1/255 may round down by one.
        var lightness = Enumerable.Range(0, 256).Select(i => Colormap.Viridis.Of(i / 255f))
            .Select(colour => (0.299 * colour.Red) + (0.587 * colour.Green) + (0.114 * colour.Blue)).ToList();
        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(pair.Second > pair.First - 0.6, $"{pair}"));
        Assert.InRange(lightness[^1] - lightness[0], 180, 255);
    }

    [Fact]
    public void Grey_is_the_value_in_every_channel() => Assert.Equal((64, 64, 64), Colormap.Grey.Of(0.25f));
}
