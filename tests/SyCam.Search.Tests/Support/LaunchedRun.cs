using System.Diagnostics;
using SyCam.Search.Reporting;

namespace SyCam.Search.Tests.Support;

/// <summary>The program of SyCam.Search.RunHost as a process of its own.</summary>
internal static class LaunchedRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The exit code that the system gives to a process that was killed.</summary>
    public const int Killed = 128 + 9;

    /// <summary>The files whose bytes must not depend on what happened to the run.</summary>
    public static IReadOnlyList<string> Results => ReportFiles.Names;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "SyCam.Search.RunHost.dll");

    /// <summary>Runs the program to its end.</summary>
    /// <param name="arguments">Folder, greatest cost, pause of each batch in milliseconds, and where it kills itself.</param>
    public static Task<(int Code, string Output)> RunAsync(params IEnumerable<string> arguments) =>
        LaunchAsync("dotnet", [Program, .. arguments], _ => Task.CompletedTask);

    /// <summary>Runs the program and kills it from outside when something is done.</summary>
    public static Task<(int Code, string Output)> RunAndKillAsync(Func<Task> after, params IEnumerable<string> arguments) =>
        LaunchAsync("dotnet", [Program, .. arguments], async process =>
        {
            await after();
            process.Kill();
        });

    /// <summary>Runs the program inside a command of the shell, where <c>"$@"</c> is the program.</summary>
    public static Task<(int Code, string Output)> RunInShellAsync(string command, params IEnumerable<string> arguments) =>
        LaunchAsync("sh", ["-c", command, "sh", "dotnet", Program, .. arguments], _ => Task.CompletedTask);

    /// <summary>Makes a pipe: who opens it to write waits until somebody reads.</summary>
    public static async Task MakePipeAsync(string path)
    {
        using var make = Process.Start("mkfifo", path);
        await make.WaitForExitAsync();
        Assert.Equal(0, make.ExitCode);
    }

    private static async Task<(int Code, string Output)> LaunchAsync(
        string program, IEnumerable<string> arguments, Func<Process, Task> whileRunning)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        await whileRunning(process);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output);
    }
}
