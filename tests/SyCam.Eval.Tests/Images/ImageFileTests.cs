using SyCam.Eval.Images;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Images;

public sealed class ImageFileTests
{
    public static TheoryData<string> DecodableNames
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var expected in Golden.Json("decode.json").EnumerateObject()) names.Add(expected.Name);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(DecodableNames))]
    public void Decodes_to_the_pixels_that_PIL_gives(string name) =>
        Golden.AssertEqual(Golden.Json("decode.json").GetProperty(name), ImageFile.Read(Golden.PathOf(name)));

    [Fact]
    public void Decodes_the_reference_photographs_as_PIL_does()
    {
        var folder = ReferenceData.Require();
        foreach (var photo in Golden.Json("reference_means.json").EnumerateObject())
        {
            var pixels = ImageFile.Read(Path.Combine(folder, photo.Name)).Pixels;
            double sum = 0, weighted = 0;
            for (int i = 0; i < pixels.Length; i++)
            {
                sum += pixels[i];
                weighted += pixels[i] * (i % 251);
            }
            Assert.Equal(photo.Value[0].GetDouble(), sum / pixels.Length, 1e-6);
            Assert.Equal(photo.Value[1].GetDouble(), weighted / pixels.Length, 1e-6);
        }
    }

    [Theory]
    [InlineData("420.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("rgb.png")]
    [InlineData("palette.png")]
    public void Refuses_a_file_cut_off_anywhere(string name)
    {
        var whole = Golden.Bytes(name);
        for (int length = 0; length < whole.Length; length++)
        {
            var part = whole[..length];
            Assert.Throws<InputException>(() => ImageFile.Decode(part, name));
        }
    }

    [Theory]
    [InlineData("420.jpg", 3000)]
    [InlineData("progressive.jpg", 3000)]
    [InlineData("exif6.jpg", 3000)]
    [InlineData("rgb.png", 1500)]
    [InlineData("palette.png", 1500)]
    [InlineData("rgb16.png", 1500)]
    [InlineData("exif6.png", 1500)]
    public void Answers_damaged_bytes_with_a_picture_or_an_input_error(string name, int rounds)
    {
        var whole = Golden.Bytes(name);
        var random = new Random(20);
        int refused = 0;
        for (int round = 0; round < rounds; round++)
        {
            var bytes = Mutate(whole, random);
            try
            {
                var image = ImageFile.Decode(bytes, name);
                Assert.Equal(3 * image.Height * image.Width, image.Pixels.Length);
            }
            catch (InputException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, rounds / 20, rounds);
    }

    [Fact]
    public void Says_that_CMYK_must_be_converted() =>
        Assert.Contains("CMYK", Refusal(Golden.Bytes("cmyk.jpg")), StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_picture_that_announces_more_than_the_limit()
    {
        var png = Golden.Bytes("rgb.png");
        // IHDR's width and height, 20,000 each, with the check sum of that header (zlib's crc32 of it).
        new byte[] { 0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20 }.CopyTo(png, 16);
        new byte[] { 0x6C, 0x12, 0xD1, 0x6E }.CopyTo(png, 29);
        var message = Refusal(png);
        Assert.Contains("20000 x 20000 pixels are more than the limit of 100 mega", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_JPEG_with_padding_before_its_end_marker()
    {
        var jpeg = Golden.Bytes("444.jpg");
        byte[] padded = [.. jpeg[..^2], 0, 0, 0, 0, .. jpeg[^2..]];
        Assert.Equal(ImageFile.Decode(jpeg, "").Pixels.ToArray(), ImageFile.Decode(padded, "").Pixels.ToArray());
    }

    [Theory]
    [InlineData("GIF89a", "GIF")]
    [InlineData("RIFF....WEBPVP8 ", "WebP")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "git lfs pull")]
    [InlineData("", "empty")]
    public void Names_the_format_of_other_files(string content, string word) =>
        Assert.Contains(word, Refusal(System.Text.Encoding.ASCII.GetBytes(content)), StringComparison.Ordinal);

    [Fact]
    public void Names_a_file_that_is_not_there()
    {
        var error = Assert.Throws<InputException>(() => ImageFile.Read("no/such/photo.jpg"));
        Assert.StartsWith("no/such/photo.jpg: no such file", error.Message, StringComparison.Ordinal);
    }

    private static string Refusal(byte[] bytes) =>
        Assert.Throws<InputException>(() => ImageFile.Decode(bytes, "photo")).Message;

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        for (int i = random.Next(1, 6); i > 0; i--)
            bytes[random.Next(2, bytes.Length)] = (byte)random.Next(256);
        return random.Next(8) switch
        {
            0 => bytes[..random.Next(bytes.Length)],
            1 => [.. bytes, .. bytes[random.Next(bytes.Length)..]],
            _ => bytes,
        };
    }
}
