using System.CommandLine;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands.Rules;

/// <summary><c>sycam rules</c>: the rules of the term algebra.</summary>
internal sealed class RulesCommand(Terminal terminal, TimeProvider time)
{
    /// <summary>The command with its subcommands.</summary>
    public Command Build() => new("rules", "The rules of the term algebra: learned, proved, kept.")
    {
        new RulesLearnCommand(terminal, time).Build(),
        new RulesCheckCommand(terminal, time).Build(),
        new RulesListCommand(terminal).Build(),
    };
}
