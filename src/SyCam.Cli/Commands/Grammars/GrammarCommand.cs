using System.CommandLine;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands.Grammars;

/// <summary><c>sycam grammar</c>: tools for grammar files.</summary>
internal sealed class GrammarCommand(Terminal terminal)
{
    /// <summary>The command with its subcommands.</summary>
    public Command Build() => new("grammar", "Tools for grammar files.")
    {
        new GrammarInitCommand(terminal).Build(),
        new GrammarCheckCommand(terminal).Build(),
        new GrammarFormatCommand(terminal).Build(),
        new GrammarCountCommand(terminal).Build(),
        new GrammarEnumCommand(terminal).Build(),
        new GrammarExplainCommand(terminal).Build(),
        new GrammarDiffCommand(terminal).Build(),
        new GrammarExportCommand(terminal).Build(),
    };
}
