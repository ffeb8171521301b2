using System.Diagnostics;
using SyCam.Testing;

namespace SyCam.Library.Tests;

/// <summary>The programs in samples/ use the libraries without the command line; each runs on the demo and says what is
/// expected.</summary>
public sealed class SampleTests : IDisposable
{
    private static readonly string Demo = Path.Combine(ReferenceData.RepositoryRoot, "assets", "demo");
    private static readonly string Weights = Path.Combine(Demo, "model.safetensors");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_picture_is_explained()
    {
        var picture = _folder.File("fish.png");
        var output = await Run("ExplainPicture", Weights, Path.Combine(Demo, "images", "held-out-fish-1.jpg"), picture);

        // The fifth name of assets/demo/model.json is fish.
        Assert.Equal($"class 4; ok, ok -> {picture}", output.Trim());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken))[..4]);
    }

    [Fact]
    public async Task Methods_are_scored()
    {
        var lines = (await Run("ScoreMethods", Weights, Path.Combine(Demo, "labels.csv"))).TrimEnd().Split('\n');

        Assert.Equal(8, lines.Length);
        Assert.StartsWith("average_drop (lower is better): average_drop/", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^  Grad-CAM: \d+\.\d{4}$", lines[1]);
        Assert.StartsWith("sparsity (higher is better): sparsity/", lines[4], StringComparison.Ordinal);
        // HiResCAM subtracts where the gradient is negative, which leaves less of the map.
        Assert.True(Value(lines[6]) > Value(lines[7]), "HiResCAM is sparser than LayerCAM");

        static double Value(string line) => double.Parse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task An_expression_is_found()
    {
        var lines = (await Run("FindExpression", Weights, Path.Combine(Demo, "labels.csv"))).TrimEnd().Split('\n');

        Assert.StartsWith("#1 0.", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("complete up to cost 4; ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("#5 ", StringComparison.Ordinal));
    }

    private static async Task<string> Run(string sample, params string[] arguments)
    {
        var program = Path.Combine(ReferenceData.RepositoryRoot, "artifacts", "bin", sample, "release", sample + ".dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, error);
        return await output;
    }

    public void Dispose() => _folder.Dispose();
}
