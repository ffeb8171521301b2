using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Grammar.Exporting;

namespace SyCam.Cli.Commands.Grammars;

/// <summary><c>sycam grammar export</c>: a grammar for other programs.</summary>
internal sealed class GrammarExportCommand(Terminal terminal)
{
    private const string Sygus = "sygus";
    private const string Json = "json";

    private readonly Argument<string> _format = new("format") { Description = "sygus or json" };
    private readonly Argument<string> _file = new("file") { Description = "grammar file" };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "file to write; default: standard output" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _format.AcceptOnlyFromAmong(Sygus, Json);
        var command = new Command("export", "Write a grammar as SyGuS-IF for solvers such as cvc5, or as JSON.")
        {
            _format, _file, _out,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(_file)!;
        var grammar = GrammarFiles.Read(path, terminal.Say);
        var problem = "";
        var text = parsed.GetValue(_format) == Sygus
            ? SygusExporter.Write(grammar, out problem)
            : GrammarJson.Write(grammar);
        if (text is null) throw new InputException($"{path}: {problem}");
        if (parsed.GetValue(_out) is not { } target) terminal.Print(text.TrimEnd());
        else TextFiles.Write(target, text);
        return ExitCodes.Ok;
    }
}
