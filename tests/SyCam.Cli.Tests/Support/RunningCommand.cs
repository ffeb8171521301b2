using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SyCam.Cli.Tests.Support;

/// <summary>The built command line as a process of its own, while it runs.</summary>
internal sealed class RunningCommand : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly CancellationTokenSource _limit = new(Longest);
    private readonly StringBuilder _error = new();
    private readonly Process _process;
    private readonly Task<string> _output;

    private RunningCommand(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync(_limit.Token);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "SyCam.Cli.dll");

    public static RunningCommand Start(params IEnumerable<string> arguments) =>
        new(new ProcessStartInfo("dotnet", [Program, .. arguments]));

    /// <summary>Starts it where no file may have more than so many bytes.</summary>
    public static RunningCommand StartWithFileLimit(long bytes, params IEnumerable<string> arguments)
    {
        var limit = string.Create(CultureInfo.InvariantCulture, $"--fsize={bytes}");
        var start = new ProcessStartInfo("prlimit", ["--core=0", limit, "dotnet", Program, .. arguments]);
        // The runtime's own executable memory is a file too, unless told otherwise.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new RunningCommand(start);
    }

    /// <summary>Waits until a line of the error text has a part.</summary>
    public async Task SaysAsync(string part)
    {
        while (await _process.StandardError.ReadLineAsync(_limit.Token) is { } line)
        {
            _error.Append(line).Append('\n');
            if (line.Contains(part, StringComparison.Ordinal)) return;
        }

        Assert.Fail($"it never said '{part}' but: {_error}");
    }

    /// <summary>Waits until a file has a number of bytes.</summary>
    public async Task WritesAsync(string path, long bytes)
    {
        while (!(File.Exists(path) && new FileInfo(path).Length >= bytes))
        {
            Assert.False(_process.HasExited, "it ended too early");
            await Task.Delay(1, _limit.Token);
        }
    }

    /// <summary>Sends a signal by its name: INT, TERM, KILL.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start(
            "kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(_limit.Token);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Invocation> EndAsync()
    {
        _error.Append(await _process.StandardError.ReadToEndAsync(_limit.Token));
        await _process.WaitForExitAsync(_limit.Token);
        return new Invocation(_process.ExitCode, await _output, _error.ToString());
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        _limit.Dispose();
    }
}
