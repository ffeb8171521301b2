using System.CommandLine;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands.Training;

/// <summary><c>sycam train</c>: what some methods have to learn before they make maps.</summary>
internal sealed class TrainCommand(Terminal terminal)
{
    /// <summary>The command with its subcommands.</summary>
    public Command Build() => new("train", "Train what a method needs, on images without masks.")
    {
        new TrainAmeCommand(terminal).Build(),
    };
}
