using System.Diagnostics;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Help;

/// <summary>The script for bash, sourced by a real bash that asks the real program.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("./sycam syn", 1, "synth")]
    [InlineData("./sycam synth --max-c", 2, "--max-candidates --max-cost")]
    [InlineData("./sycam synth --metric inser", 3, "insertion")]
    [InlineData("./sycam explain --colormap vi", 3, "viridis")]
    public async Task Bash_completes_commands_options_and_values(string line, int word, string expected)
    {
        var script = (await Invocation.RunAsync("completion", "bash")).Succeeds().Out;
        await File.WriteAllTextAsync(_folder.File("completion"), script, TestContext.Current.CancellationToken);
        var program = Path.Combine(AppContext.BaseDirectory, "SyCam.Cli.dll");
        await File.WriteAllTextAsync(
            _folder.File("sycam"), $"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n", TestContext.Current.CancellationToken);
        var words = line.Split(' ');
        var start = new ProcessStartInfo("bash")
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "-c",
                $"chmod +x sycam; source completion; COMP_WORDS=({line}); COMP_CWORD={word}; COMP_LINE='{line}'; COMP_POINT={line.Length}; "
                + "_sycam; echo \"${COMPREPLY[@]}\"",
            },
        };
        Assert.Equal(word, words.Length - 1);
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, output.Trim());
    }

    [Fact]
    public async Task Other_shells_have_scripts_and_unknown_ones_are_refused()
    {
        Assert.Contains("compdef _sycam sycam", (await Invocation.RunAsync("completion", "zsh")).Succeeds().Out, StringComparison.Ordinal);
        Assert.Contains("complete -c sycam", (await Invocation.RunAsync("completion", "fish")).Succeeds().Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.UserError, (await Invocation.RunAsync("completion", "tcsh")).Code);
    }

    public void Dispose() => _folder.Dispose();
}
