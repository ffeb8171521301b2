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
        ["eval", .. Demo.Data(Demo.Weights, _images, 8), "--method", "GradCAM", "--metric", "average_drop", .. more]);

    private static byte[] White(int pixels) => [.. Enumerable.Repeat((byte)255, 3 * pixels)];

    public void Dispose() => _folder.Dispose();
}
