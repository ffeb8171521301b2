using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Images;

public sealed class PreprocessTensorTests
{
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Std = [0.229f, 0.224f, 0.225f];

    // ((u8 / 255) - mean) / std by PyTorch 1.13 in 32-bit floats.
    [Theory]
    [InlineData(0, -2.11790395f, -2.03571415f, -1.80444443f)]
    [InlineData(1, -2.10077929f, -2.01820731f, -1.7870152f)]
    [InlineData(128, 0.0740646273f, 0.205182195f, 0.426492572f)]
    [InlineData(254, 2.23178339f, 2.41106415f, 2.62257099f)]
    [InlineData(255, 2.24890828f, 2.42857146f, 2.6400001f)]
    public void Pixels_are_normalised_to_the_bit_as_PyTorch_does(byte value, float red, float green, float blue)
    {
        using var input = new Preprocess(1, Mean, Std).ToTensor([new RgbImage(1, 1, [value, value, value])]);
        Assert.Equal([red, green, blue], input.data<float>().ToArray());
    }

    [Fact]
    public void Channels_come_before_rows_and_pictures_before_channels()
    {
        var preprocess = new Preprocess(2, [0, 0, 0], [1 / 255f, 1 / 255f, 1 / 255f]);
        var first = new RgbImage(2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        var second = new RgbImage(2, 2, [21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32]);
        using var input = preprocess.ToTensor([first, second]);
        Assert.Equal([2, 3, 2, 2], input.shape);
        Assert.Equal(
            [1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12, 21, 24, 27, 30, 22, 25, 28, 31, 23, 26, 29, 32],
            input.data<float>().ToArray().Select(v => (int)MathF.Round(v)));
    }

    [Fact]
    public void Masks_become_zeros_and_ones()
    {
        var preprocess = new Preprocess(2, [0, 0, 0], [1, 1, 1]);
        using var masks = preprocess.ToTensor([new GreyImage(2, 2, [0, 255, 255, 0])]);
        Assert.Equal([1, 2, 2], masks.shape);
        Assert.Equal([0f, 1f, 1f, 0f], masks.data<float>().ToArray());
    }

    [Fact]
    public void A_picture_of_another_size_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => new Preprocess(2, Mean, Std).ToTensor([new RgbImage(1, 1, [0, 0, 0])]));
}
