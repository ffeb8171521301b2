using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;

namespace SyCam.Cli.Commands.Grammars;

/// <summary><c>sycam grammar init</c>: a grammar to start from.</summary>
internal sealed class GrammarInitCommand(Terminal terminal)
{
    private const string Starter = "grammars/starter.sycam";

    private readonly Argument<string> _file = new("file")
    {
        Description = "file to write",
        DefaultValueFactory = _ => "cam.sycam",
    };

    private readonly Option<bool> _force = new("--force") { Description = "write over a file that is there" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("init", "Write a grammar with comments, to start from.") { _file, _force };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(_file)!;
        if (File.Exists(path) && !parsed.GetValue(_force))
            throw new InputException($"{path} is there already; give another name, or --force to write over it");
        TextFiles.Write(path, File.ReadAllText(Path.Combine(Installation.Root, Starter)));
        terminal.Print($"{path}: a grammar to start from; ./sycam grammar check {path} reads it");
        return ExitCodes.Ok;
    }
}
