using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Cli.RunFiles;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam synth</c>: the main job.</summary>
internal sealed class SynthCommand(Terminal terminal, TimeProvider time)
{
    private readonly JobOptions _job = new();
    private readonly RunViewOptions _view = new();

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("synth", "Search a grammar for the expressions that score best, and check them on held-out images.");
        command.Options.Add(new ConfigOption());
        _job.AddTo(command);
        _view.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var job = _job.Read(parsed);
        using var view = _view.Read(parsed, terminal, time);
        var report = new SynthesisRunner(view, time).Run(job, cancellation);
        view.End(report, job.RunFolder);
        return ExitCodes.Of(report);
    }
}
