using System.IO.Compression;
using SyCam.Eval.Images;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Images;

/// <summary>Boxes, colour bars and grey files, pixel by pixel.</summary>
public sealed class DrawingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_box_is_a_white_frame_with_a_black_one_inside()
    {
        var drawn = Outline.Draw(Grey(5, 6, 100), [new Box(1, 0, 6, 5)]);

        // Columns 1 to 5, rows 0 to 4: white frame, black frame, and one pixel left of what was there.
        string[] expected = ["gwwwww", "gwbbbw", "gwbgbw", "gwbbbw", "gwwwww"];
        Assert.Equal(expected, Rows(drawn));
    }

    [Fact]
    public void A_box_that_reaches_over_the_edge_is_cut() =>
        Assert.Equal(["ww", "ww"], Rows(Outline.Draw(Grey(2, 2, 100), [new Box(-3, -3, 9, 9)])));

    [Fact]
    public void A_colour_bar_has_1_at_the_top_and_0_at_the_bottom()
    {
        var picture = Grey(40, 30, 7);
        var drawn = ColourBar.Beside(picture, Colormap.Viridis);

        Assert.Equal((40, 30 + ColourBar.Width), (drawn.Height, drawn.Width));
        Assert.Equal((7, 7, 7), At(drawn, 20, 29));
        Assert.Equal((255, 255, 255), At(drawn, 20, 30));
        // Beyond the gap of 6.
        Assert.Equal(Colormap.Viridis.Of(1), At(drawn, 0, 36));
        Assert.Equal(Colormap.Viridis.Of(0), At(drawn, 39, 36));
        Assert.Equal(Colormap.Viridis.Of(1 - (13f / 39)), At(drawn, 13, 49));
    }

    [Fact]
    public void A_grey_file_holds_its_values_in_every_channel()
    {
        PngFile.Write(_folder.File("grey.png"), new GreyImage(1, 3, [0, 100, 255]));
        Assert.Equal([0, 0, 0, 100, 100, 100, 255, 255, 255], ImageFile.Read(_folder.File("grey.png")).Pixels.ToArray());
    }

    [Fact]
    public void A_deep_file_holds_16_bits_of_each_value()
    {
        ushort[] values = [0, 1, 256, 40_000, ushort.MaxValue];
        PngFile.Write(_folder.File("deep.png"), 1, 5, values);
        var file = File.ReadAllBytes(_folder.File("deep.png"));

        // IHDR: width, height, bit depth, colour type 0 (grey).
        Assert.Equal([0, 0, 0, 5, 0, 0, 0, 1, 16, 0], file[16..26]);
        Assert.Equal(values, FirstRow(file));
    }

    // The one row of a 16-bit grey file, unfiltered as the PNG specification says with zeros above it.
    private static ushort[] FirstRow(byte[] file)
    {
        using var data = new MemoryStream();
        for (var place = 8; place < file.Length;)
        {
            var length = (file[place] << 24) | (file[place + 1] << 16) | (file[place + 2] << 8) | file[place + 3];
            if (file.AsSpan(place + 4, 4).SequenceEqual("IDAT"u8)) data.Write(file, place + 8, length);
            place += 12 + length;
        }

        data.Position = 0;
        using var inflated = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionMode.Decompress)) zlib.CopyTo(inflated);
        var row = inflated.ToArray();
        var bytes = row[1..];
        for (var i = 2; i < bytes.Length; i++)
        {
            bytes[i] += row[0] switch
            {
                1 or 4 => bytes[i - 2],
                3 => (byte)(bytes[i - 2] / 2),
                _ => 0,
            };
        }

        return [.. Enumerable.Range(0, bytes.Length / 2).Select(i => (ushort)((bytes[2 * i] << 8) | bytes[(2 * i) + 1]))];
    }

    private static RgbImage Grey(int height, int width, byte shade) =>
        new(height, width, [.. Enumerable.Repeat(shade, 3 * height * width)]);

    private static (byte, byte, byte) At(RgbImage image, int y, int x)
    {
        var pixel = image.Pixels.Slice(3 * ((y * image.Width) + x), 3);
        return (pixel[0], pixel[1], pixel[2]);
    }

    private static string[] Rows(RgbImage image) =>
        [.. Enumerable.Range(0, image.Height).Select(y => string.Concat(Enumerable.Range(0, image.Width).Select(x => At(image, y, x) switch
        {
            (255, 255, 255) => 'w',
            (0, 0, 0) => 'b',
            _ => 'g',
        })))];

    public void Dispose() => _folder.Dispose();
}
