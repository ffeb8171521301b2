using SyCam.Eval.Images;
using SyCam.Eval.Images.Codecs;

namespace SyCam.Eval.Tests.Images;

public sealed class JpegEncoderTests
{
    private const int Height = 24;
    private const int Width = 40;

    // PIL 9.4: Image.fromarray(pixels).save(file, "JPEG", quality=q), read again; the length of the file, the sum of the
    // values, and the sum of each times its place modulo 251.
    [Theory]
    [InlineData(1, 694, 328963, 40261821)]
    [InlineData(20, 832, 330977, 40538159)]
    [InlineData(75, 1205, 330079, 40540409)]
    [InlineData(100, 2642, 329810, 40563032)]
    public void Writes_the_picture_that_PIL_writes(int quality, int length, int sum, int weighted)
    {
        var file = JpegEncoder.Encode(Picture(), quality);
        var read = JpegDecoder.Decode(file, "test").Pixels.ToArray();

        Assert.Equal(length, file.Length, 64.0);
        Assert.Equal(sum, read.Sum(value => value));
        Assert.Equal(weighted, read.Select((value, i) => value * (i % 251)).Sum());
    }

    [Fact]
    public void More_quality_takes_more_bytes_and_leaves_less_error()
    {
        var plain = Picture();
        int[] qualities = [1, 20, 50, 75, 95, 100];
        var files = qualities.Select(quality => JpegEncoder.Encode(plain, quality)).ToList();
        var errors = files.Select(file => JpegDecoder.Decode(file, "test").Pixels.ToArray()
            .Zip(plain.Pixels.ToArray(), (left, right) => Math.Pow(left - right, 2)).Sum()).ToList();

        Assert.Equal(files.Select(file => file.Length).Order(), files.Select(file => file.Length));
        Assert.Equal(errors.OrderDescending(), errors);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 17)]
    [InlineData(9, 1)]
    public void Writes_pictures_that_are_no_blocks(int height, int width)
    {
        var read = JpegDecoder.Decode(
            JpegEncoder.Encode(new RgbImage(height, width, [.. Enumerable.Repeat((byte)90, 3 * height * width)]), 90), "test");

        Assert.Equal((height, width), (read.Height, read.Width));
        Assert.All(read.Pixels.ToArray(), value => Assert.InRange(value, 88, 92));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_quality_out_of_range_is_refused(int quality) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JpegEncoder.Encode(Picture(), quality));

    private static RgbImage Picture()
    {
        var pixels = new byte[3 * Height * Width];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var at = 3 * ((y * Width) + x);
                (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)((7 * x) + (5 * y)), (byte)(3 * x * y), (byte)((x * x) + y));
            }

        return new RgbImage(Height, Width, pixels);
    }
}
