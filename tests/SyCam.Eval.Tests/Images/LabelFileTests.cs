using SyCam.Eval.Images;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Images;

public sealed class LabelFileTests
{
    // make_cases.py: the labels count up to 22 again and again; in the second file modulo 4, in two bits.
    [Fact]
    public void Gives_the_indices_of_a_palette_and_not_its_colours()
    {
        Assert.Equal(Enumerable.Range(0, 9 * 13).Select(i => (byte)(i % 23)), LabelFile.Read(Golden.PathOf("labels8.png")).Pixels.ToArray());
        Assert.Equal(Enumerable.Range(0, 9 * 13).Select(i => (byte)(i % 23 % 4)), LabelFile.Read(Golden.PathOf("labels2.png")).Pixels.ToArray());
    }

    [Fact]
    public void Gives_the_values_of_a_grey_picture() =>
        Assert.Equal(
            ImageFile.Read(Golden.PathOf("grey.png")).Pixels.ToArray().Where((_, i) => i % 3 == 0),
            LabelFile.Read(Golden.PathOf("grey.png")).Pixels.ToArray());

    [Theory]
    [InlineData("rgb.png", "a palette or of 8-bit grey")]
    [InlineData("bilevel.png", "a palette or of 8-bit grey")]
    [InlineData("420.jpg", "PNG files only")]
    public void Refuses_pictures_that_are_no_labels(string name, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => LabelFile.Read(Golden.PathOf(name))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_damaged_file_is_read_or_refused()
    {
        var whole = Golden.Bytes("labels8.png");
        var random = new Random(8);
        using var folder = new TemporaryFolder();
        var refused = 0;
        for (var round = 0; round < 1500; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var i = random.Next(1, 5); i > 0; i--) bytes[random.Next(8, bytes.Length)] = (byte)random.Next(256);
            var path = folder.Write("a.png", random.Next(8) == 0 ? bytes[..random.Next(8, bytes.Length)] : bytes);
            try
            {
                LabelFile.Read(path);
            }
            catch (InputException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 1500);
    }
}
