using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Images;

public sealed class MaskFileTests
{
    [Fact]
    public void A_grey_mask_is_cut_at_128() =>
        Assert.Equal([0, 0, 255, 255], MaskOf(0, 127, 128, 255));

    [Fact]
    public void A_mask_of_small_labels_is_all_that_is_not_zero() =>
        Assert.Equal([0, 255, 255, 255], MaskOf(0, 1, 2, 127));

    [Fact]
    public void An_empty_mask_stays_empty() =>
        Assert.Equal([0, 0, 0, 0], MaskOf(0, 0, 0, 0));

    [Fact]
    public void A_coloured_mask_is_all_that_is_not_black()
    {
        var picture = new RgbImage(1, 3, [0, 0, 0, 64, 0, 0, 128, 128, 0]);
        Assert.Equal([0, 255, 255], MaskFile.ToMask(picture).Pixels.ToArray());
    }

    private static byte[] MaskOf(params byte[] values)
    {
        var picture = new RgbImage(2, 2, [.. values.SelectMany(v => new[] { v, v, v })]);
        return MaskFile.ToMask(picture).Pixels.ToArray();
    }
}
