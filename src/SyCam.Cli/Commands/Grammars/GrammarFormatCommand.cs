using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Text;

namespace SyCam.Cli.Commands.Grammars;

/// <summary><c>sycam grammar fmt</c>: one layout for grammar files.</summary>
internal sealed class GrammarFormatCommand(Terminal terminal)
{
    private readonly Argument<string[]> _files = new("file")
    {
        Description = "grammar files",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _check = new("--check") { Description = "write nothing; fail when a file would change" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("fmt", "Bring grammar files into one layout; comments stay, the meaning does not change.")
        {
            _files, _check,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var code = ExitCodes.Ok;
        foreach (var path in parsed.GetValue(_files)!)
        {
            var source = new SourceText(path, Read(path));
            var text = GrammarFormatter.Format(source, out var errors);
            if (errors.Count > 0) throw new InputException(DiagnosticRenderer.Render(source, errors).TrimEnd());
            if (text == source.Content) continue;
            if (parsed.GetValue(_check))
            {
                terminal.Say($"{path}: not formatted; run ./sycam grammar fmt {path}");
                code = ExitCodes.UserError;
                continue;
            }

            TextFiles.Write(path, text);
            terminal.Print($"{path}: formatted");
        }

        return code;
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
