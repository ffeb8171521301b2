using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Images;

public sealed class PngFileTests
{
    [Fact]
    public void What_is_written_is_read_back_and_nothing_else_is_left()
    {
        var folder = Directory.CreateTempSubdirectory("sycam");
        var path = Path.Combine(folder.FullName, "a.png");
        var noise = new byte[33 * 41 * 3];
        new Random(1).NextBytes(noise);
        PngFile.Write(path, new RgbImage(2, 1, [1, 2, 3, 4, 5, 6]));
        PngFile.Write(path, new RgbImage(33, 41, noise));
        var image = ImageFile.Read(path);
        Assert.Equal((33, 41), (image.Height, image.Width));
        Assert.Equal(noise, image.Pixels.ToArray());
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_input_error()
    {
        var error = Assert.Throws<InputException>(
            () => PngFile.Write("no/such/folder/a.png", new RgbImage(1, 1, [1, 2, 3])));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }
}
