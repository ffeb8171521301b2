using System.Diagnostics;

namespace SyCam.Cli.Tests.Help;

/// <summary>What the quick commands load: neither LibTorch nor Z3, so that they are there at once.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("methods")]
    [InlineData("metrics")]
    [InlineData("synth --help")]
    [InlineData("completion bash")]
    public async Task Nothing_heavy_is_loaded(string words)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SyCam.Cli.dll");
        // The loader names every library that it looks for.
        var start = new ProcessStartInfo("dotnet", [program, .. words.Split(' ')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LD_DEBUG"] = "files" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var loaded = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("libcoreclr.so", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("libz3", loaded, StringComparison.Ordinal);
    }
}
