using System.CommandLine;

namespace SyCam.Cli.Help;

/// <summary>The words of a command.</summary>
internal static class CommandPath
{
    /// <summary>The words after the program's name, such as <c>models list</c>; empty for the program itself.</summary>
    public static string Of(Command command) => command is RootCommand
        ? ""
        : string.Join(' ', command.Parents.OfType<Command>().Select(Of).Append(command.Name).Where(part => part.Length > 0));
}
