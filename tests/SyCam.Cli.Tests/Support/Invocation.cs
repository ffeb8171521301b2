using SyCam.Cli.Rendering;

namespace SyCam.Cli.Tests.Support;

/// <summary>One call of the command line inside the test's process, with what it wrote.</summary>
internal sealed record Invocation(int Code, string Out, string Error)
{
    private const int Width = 200;

    /// <summary>The messages that begin with the word error.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Error.Split('\n').Where(line => line.StartsWith("error:", StringComparison.Ordinal))];

    public static Task<Invocation> RunAsync(params IEnumerable<string> arguments) =>
        RunAsync(CancellationToken.None, arguments);

    public static Task<Invocation> RunAsync(CancellationToken cancellation, params IEnumerable<string> arguments) =>
        AtWidthAsync(Width, cancellation, arguments);

    /// <summary>One call on a terminal of some columns.</summary>
    public static async Task<Invocation> AtWidthAsync(
        int width, CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(Terminal.Plain(output, width), Terminal.Plain(error, width), IsLive: false);
        var code = await new CommandLine(terminal, TimeProvider.System).RunAsync([.. arguments], cancellation);
        return new Invocation(code, output.ToString(), error.ToString());
    }

    /// <summary>Asserts exit code 2 and exactly one error message with all the given parts.</summary>
    public void Refuses(params IEnumerable<string> parts)
    {
        Assert.True(Code == ExitCodes.UserError, $"exit code {Code}: {Error}");
        Assert.True(Errors.Count == 1, $"{Errors.Count} messages: {Error}");
        foreach (var part in parts) Assert.Contains(part, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SYCAM_TRACE", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }

    /// <summary>Asserts exit code 0 and no error message.</summary>
    public Invocation Succeeds()
    {
        Assert.True(Code == ExitCodes.Ok, $"exit code {Code}: {Error}");
        Assert.Empty(Errors);
        return this;
    }
}
