using System.Diagnostics;

namespace SyCam.Cli.Tests.Support;

/// <summary>The built command line as a process of its own, which can be killed.</summary>
internal static class Launched
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Runs to the end; gives the exit code and the error text.</summary>
    public static Task<(int Code, string Error)> RunAsync(params IEnumerable<string> arguments) => RunAsync([], arguments);

    /// <summary>Runs to the end with environment variables; gives the exit code and the error text.</summary>
    public static async Task<(int Code, string Error)> RunAsync(
        IReadOnlyList<(string Name, string Value)> environment, params IEnumerable<string> arguments)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var process = Start(arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = await process.StandardError.ReadToEndAsync(limit.Token);
        await output;
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, error);
    }

    /// <summary>Kills the process, as <c>kill -9</c> does, once a file has a number of bytes.</summary>
    /// <returns>Whether it was killed rather than done before.</returns>
    public static async Task<bool> KillWhenAsync(string file, long bytes, params IEnumerable<string> arguments)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var process = Start(arguments, []);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        while (!process.HasExited && !(File.Exists(file) && new FileInfo(file).Length >= bytes))
            await Task.Delay(1, limit.Token);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(limit.Token);
        await Task.WhenAll(output, error);
        return process.ExitCode != ExitCodes.Ok;
    }

    private static Process Start(IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "SyCam.Cli.dll"));
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
