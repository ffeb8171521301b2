using SyCam.Cli.Tests.Support;
using SyCam.Eval.Images;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>What cannot be used of a folder is named, counted and left out; the rest is scored.</summary>
public sealed class ImageProblemTests : IDisposable
{
    private const int Count = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly string _images;
    private readonly string _masks;
    private readonly IReadOnlyList<string> _names;

    public ImageProblemTests()
    {
        (_images, _masks) = (_folder.File("images"), _folder.File("masks"));
        _names = Demo.CopyImages(_images, Count);
        Demo.CopyMasks(_masks, Count);
    }

    [Fact]
    public async Task A_corrupt_picture_is_left_out_and_an_error_when_strict()
    {
        var broken = Path.Combine(_images, _names[1]);
        var bytes = await File.ReadAllBytesAsync(broken, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(broken, bytes[..(bytes.Length / 3)], TestContext.Current.CancellationToken);

        var result = (await EvalAsync()).Succeeds();
        Assert.Contains("left out: 1 file (--strict makes this an error)", result.Error, StringComparison.Ordinal);
        Assert.Contains(_names[1], result.Error, StringComparison.Ordinal);
        Assert.Contains($"{Count - 1} images", result.Out, StringComparison.Ordinal);

        (await EvalAsync("--strict")).Refuses(_names[1], "in strict mode");
    }

    [Fact]
    public async Task Every_kind_of_unusable_picture_is_named_with_its_reason_and_the_rest_goes_on()
    {
        var cases = Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Images", "cases");
        await File.WriteAllBytesAsync(Path.Combine(_images, "zero.jpg"), [], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_images, "text.png"), "not a picture", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_images, "bomb.png"), Bomb(Path.Combine(cases, "rgb.png")), TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(cases, "cmyk.jpg"), Path.Combine(_images, "cmyk.jpg"));
        File.CreateSymbolicLink(Path.Combine(_images, "dangling.png"), Path.Combine(_images, "nowhere.png"));
        await File.WriteAllTextAsync(Path.Combine(_images, "new.webp"), "RIFF", TestContext.Current.CancellationToken);
        string[] good = ["grey.jpg", "grey16.png", "rgb16.png", "palette.png", "rgba.png", "grey_alpha.png", "exif6.jpg", "exif6.png"];
        foreach (var name in good) File.Copy(Path.Combine(cases, name), Path.Combine(_images, $"ok-{name}"));

        var result = (await EvalAsync("--limit", "100")).Succeeds();
        Assert.Contains("left out: 6 files", result.Error, StringComparison.Ordinal);
        foreach (var (name, reason) in new[]
                 {
                     ("zero.jpg", "it is empty"), ("text.png", "neither a JPEG nor a PNG"), ("bomb.png", "20000 x 20000 pixels"),
                     ("cmyk.jpg", "convert it to RGB"), ("dangling.png", "no such file"), ("new.webp", "only JPEG and PNG are read"),
                 })
        {
            var line = Assert.Single(result.Error.Split('\n'), line => line.Contains(name, StringComparison.Ordinal));
            Assert.Contains(reason, line, StringComparison.Ordinal);
        }

        Assert.Contains($"{Count + good.Length} images", result.Out, StringComparison.Ordinal);
        (await EvalAsync("--limit", "100", "--strict")).Refuses("6 problems in strict mode");
    }

    [Fact]
    public async Task A_mask_of_no_picture_is_left_out_and_an_error_when_strict()
    {
        File.Copy(Path.Combine(Demo.Masks, "search-bird-2.png"), Path.Combine(_masks, "stray.png"));

        var result = (await EvalAsync("--masks", _masks)).Succeeds();
        Assert.Contains("left out: 1 file", result.Error, StringComparison.Ordinal);
        Assert.Contains("stray.png: a mask of no image", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{Count} images", result.Out, StringComparison.Ordinal);

        (await EvalAsync("--masks", _masks, "--strict")).Refuses("stray.png");
    }

    [Fact]
    public async Task A_picture_without_its_mask_is_left_out_when_masks_are_given()
    {
        File.Delete(Path.Combine(_masks, Path.ChangeExtension(_names[0], ".png")));

        var result = (await EvalAsync("--masks", _masks)).Succeeds();

        Assert.Contains($"{_names[0]}: no mask in {_masks}", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{Count - 1} images", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Masks_of_another_size_are_noted_once()
    {
        foreach (var name in _names.Take(2))
        {
            var mask = Path.Combine(_masks, Path.ChangeExtension(name, ".png"));
            PngFile.Write(mask, new RgbImage(64, 64, White(64 * 64)));
        }

        var result = (await EvalAsync("--masks", _masks, "--strict")).Succeeds();

        var notes = result.Error.Split('\n')
            .Where(line => line.Contains("a mask of 64 x 64 pixels", StringComparison.Ordinal));
        Assert.Contains("(and 1 more)", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Contains($"{Count} images", result.Out, StringComparison.Ordinal);
    }

    private Task<Invocation> EvalAsync(params string[] more) => Invocation.RunAsync(
        ["eval", "--model", Demo.Weights, "--images", _images, "--method", "GradCAM", "--metric", "average_drop", .. more]);

    // IHDR's width and height, 20,000 each, with the check sum of that header (zlib's crc32 of it).
    private static byte[] Bomb(string path)
    {
        var png = File.ReadAllBytes(path);
        new byte[] { 0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20 }.CopyTo(png, 16);
        new byte[] { 0x6C, 0x12, 0xD1, 0x6E }.CopyTo(png, 29);
        return png;
    }

    private static byte[] White(int pixels) => [.. Enumerable.Repeat((byte)255, 3 * pixels)];

    public void Dispose() => _folder.Dispose();
}
