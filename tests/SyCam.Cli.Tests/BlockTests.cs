using SyCam.Cli.Experiments;
using SyCam.Cli.Tests.Support;
using SyCam.Eval;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>Images that are read in blocks.</summary>
public sealed class BlockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // Noise is seeded by place, so the methods with noise and the random control show a block that counts from 0.
    [Fact]
    public async Task Blocks_do_not_show_in_any_score()
    {
        var (whole, parts) = (_folder.File("whole.csv"), _folder.File("parts.csv"));
        string[] arguments =
        [
            "eval", "--model", Demo.Weights, "--images", Demo.Table, "--search-fraction", "0.7", "--batch", "8",
            "--method", "GradCAM,SmoothGradCAMpp", "--metric", "average_drop,mass_accuracy,sparsity",
        ];
        (await Invocation.RunAsync([.. arguments, "--csv", whole])).Succeeds();
        (await Invocation.RunAsync([.. arguments, "--csv", parts, "--memory", "1M"])).Succeeds();

        var lines = await File.ReadAllLinesAsync(whole, TestContext.Current.CancellationToken);
        // A block of 1 MiB is one batch of 16 images: the larger split takes more than one.
        Assert.True(lines.Length > 1 + (2 * 16 * 4 * 3), $"{lines.Length} lines");
        Assert.Equal(lines, await File.ReadAllLinesAsync(parts, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("500M", 500L << 20)]
    [InlineData("1.5g", 3L << 29)]
    public void An_amount_of_memory_has_a_unit(string text, long bytes) => Assert.Equal(bytes, BlockSize.ParseMemory(text));

    [Theory]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("12")]
    [InlineData("0M")]
    [InlineData("-1G")]
    [InlineData("lots")]
    public void Other_amounts_are_refused(string text) =>
        Assert.Contains("--memory", Assert.Throws<InputException>(() => BlockSize.ParseMemory(text)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
