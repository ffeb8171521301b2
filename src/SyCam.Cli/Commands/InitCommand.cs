using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Cli.RunFiles;
using SyCam.Eval;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam init</c>: a run file to fill in.</summary>
internal sealed class InitCommand(Terminal terminal)
{
    private readonly JobOptions _job = new();

    private readonly Argument<string> _file = new("file")
    {
        Description = "the run file to write",
        DefaultValueFactory = _ => "run.yaml",
    };

    private readonly Option<bool> _force = new("--force") { Description = "write over a file that is there" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command(
            "init", "Write a run file: every option of synth with what it means, set as the options given here say.")
        {
            _file, _force,
        };
        _job.AddTo(command);
        _required = [.. command.Options.Where(option => option.Required)];
        foreach (var option in _required) option.Required = false;
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(_file)!;
        if (File.Exists(path) && !parsed.GetValue(_force))
            throw new InputException($"{path} is there already: give another name, or --force to write over it");
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
        TextFiles.Write(OutputFolder.Reserve("", path), RunFileWriter.Template(parsed, folder, _required));
        terminal.Print($"{path}: fill in what has no value, then ./sycam synth --config {path}");
        return ExitCodes.Ok;
    }

    // A file may leave to be filled in what a command cannot do without.
    private IReadOnlyList<Option> _required = [];
}
