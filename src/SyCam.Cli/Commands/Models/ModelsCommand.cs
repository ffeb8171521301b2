using System.CommandLine;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands.Models;

/// <summary><c>sycam models</c>: networks and their layers.</summary>
internal sealed class ModelsCommand(Terminal terminal)
{
    /// <summary>The command with its subcommands.</summary>
    public Command Build() => new("models", "Networks: list, show, check, fetch.")
    {
        new ModelsListCommand(terminal).Build(),
        new ModelsShowCommand(terminal).Build(),
        new ModelsCheckCommand(terminal).Build(),
        new ModelsPullCommand(terminal).Build(),
    };
}
