using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Exporting;
using SyCam.Eval.Programs;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam export</c>: a method as source.</summary>
internal sealed class ExportCommand(Terminal terminal)
{
    private readonly Argument<string> _method = new("method") { Description = "@RUN#RANK, a name or an expression" };

    private readonly Option<string> _to = new("--to")
    {
        Description = "the language: csharp",
        DefaultValueFactory = _ => "csharp",
    };

    private readonly Option<string?> _out = new("--out", "-o") { Description = "file; default: the standard output" };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that names the methods",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _to.AcceptOnlyFromAmong("csharp");
        var command = new Command("export", "Write a method as one C# file that needs TorchSharp and nothing else.")
        {
            _method, _to, _out, _grammar,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var method = MethodChoice.Find(parsed.GetValue(_method)!, grammar);
        var path = parsed.GetValue(_out);
        var details = new ExportDetails(TypeName(path), method.Term.ToString(), method.Notes);
        string source;
        try
        {
            source = CSharpExporter.Export(TensorProgram.Compile(method.Term), method.Sources, details);
        }
        catch (ArgumentException error)
        {
            throw new InputException(error.Message, error);
        }

        if (path is null) terminal.Out.Profile.Out.Writer.Write(source);
        else TextFiles.Write(path, source);
        return ExitCodes.Ok;
    }

    // A file may have any name; a class may not.
    private static string TypeName(string? path)
    {
        var letters = Path.GetFileNameWithoutExtension(path ?? "ExportedCam").Where(char.IsLetterOrDigit).ToArray();
        var name = new string(letters);
        return name.Length == 0 || char.IsDigit(name[0]) ? "Cam" + name : name;
    }
}
