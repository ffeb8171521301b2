using System.CommandLine;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands.Part;

/// <summary><c>sycam part</c>: attacks and training with budgets that maps decide.</summary>
internal sealed class PartCommand(Terminal terminal, TimeProvider time)
{
    /// <summary>The command with its subcommands.</summary>
    public Command Build() => new("part", "Adversarial budgets from saliency, as PART has them: attack, train.")
    {
        new PartAttackCommand(terminal, time).Build(),
        new PartTrainCommand(terminal).Build(),
    };
}
