using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Commands.Grammars;

/// <summary><c>sycam grammar diff</c>: what changes from one grammar to another.</summary>
internal sealed class GrammarDiffCommand(Terminal terminal)
{
    private const int ShownLevels = 8;

    private readonly Argument<string> _before = new("before") { Description = "grammar file" };
    private readonly Argument<string> _after = new("after") { Description = "grammar file" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("diff", "Show what changes from one grammar to another, layout and comments aside.")
        {
            _before, _after,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var before = GrammarFiles.Read(parsed.GetValue(_before)!, terminal.Say);
        var after = GrammarFiles.Read(parsed.GetValue(_after)!, terminal.Say);
        if (before.Hash == after.Hash)
        {
            terminal.Print($"the same grammar, hash {before.Hash[..12]}");
            return ExitCodes.Ok;
        }

        foreach (var (part, lines) in GrammarDifference.Between(before, after))
        {
            terminal.Print($"{part}:");
            foreach (var line in lines) terminal.Print($"  {line}");
        }

        var counts = GrammarDifference.Counts(before, after, ShownLevels);
        if (counts.Count == 0) return ExitCodes.Ok;
        terminal.Print("derivations of the start symbol:");
        foreach (var line in counts) terminal.Print($"  {line}");
        return ExitCodes.Ok;
    }
}
