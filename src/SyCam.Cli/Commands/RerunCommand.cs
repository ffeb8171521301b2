using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam rerun</c>: a finished run once more, to see that it gives the same.</summary>
internal sealed class RerunCommand(Terminal terminal, TimeProvider time)
{
    private readonly RunViewOptions _view = new();

    private readonly Argument<string> _run = new("run") { Description = "folder of a finished run" };

    private readonly Option<string?> _out = new("--out", "-o")
    {
        Description = "folder of the new run; default: that of the run with -again at its end",
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("rerun", "Do a run again from its record and compare the leaderboards: exit code 1 when they differ.")
        {
            _run, _out,
        };
        _view.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var first = Path.TrimEndingDirectorySeparator(parsed.GetValue(_run)!);
        var second = parsed.GetValue(_out) ?? first + "-again";
        var job = SavedRun.Again(first, second);
        using var view = _view.Read(parsed, terminal, time);
        var report = new SynthesisRunner(view, time).Run(job, cancellation);
        view.End(report, second);
        if (ExitCodes.Of(report) is not ExitCodes.Ok and var code && report.Rows.Count == 0) return code;
        if (RunComparison.FirstDifference(first, second) is { } difference)
        {
            terminal.Say($"the leaderboards differ: {difference}");
            return ExitCodes.Failure;
        }

        view.Note($"the leaderboards of {first} and {second} are identical: {report.Rows.Count} rows");
        return ExitCodes.Ok;
    }
}
