using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Images;

public sealed class ResamplerTests
{
    [Fact]
    public void Bilinear_equals_PIL_up_down_and_to_odd_sizes()
    {
        var source = ImageFile.Read(Golden.PathOf("resize_source.png"));
        foreach (var size in Golden.Json("resize.json").EnumerateArray())
        {
            var expected = size.GetProperty("bilinear");
            var (height, width) = (expected.GetProperty("height").GetInt32(), expected.GetProperty("width").GetInt32());
            Golden.AssertEqual(expected, Resampler.Bilinear(source, height, width));
        }
    }

    [Fact]
    public void Nearest_equals_PIL_up_down_and_to_odd_sizes()
    {
        var mask = MaskFile.Read(Golden.PathOf("resize_mask.png"));
        foreach (var size in Golden.Json("resize.json").EnumerateArray())
        {
            var expected = size.GetProperty("nearest");
            var (height, width) = (expected.GetProperty("height").GetInt32(), expected.GetProperty("width").GetInt32());
            Golden.AssertEqual(expected, Resampler.Nearest(mask, height, width));
        }
    }
}
