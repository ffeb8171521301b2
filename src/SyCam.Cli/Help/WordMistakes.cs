using System.CommandLine;
using System.CommandLine.Parsing;
using SyCam.Grammar.Text;

namespace SyCam.Cli.Help;

/// <summary>Says what is wrong with words that no command understands, and what may have been meant.</summary>
internal static class WordMistakes
{
    /// <summary>The first such mistake in words; null when every word is understood. What follows a wrong word is not
    /// looked at: it was meant for something else.</summary>
    public static string? Find(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = CommandPath.Of(command);
        var word = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : Swallowed(parsed.CommandResult);
        if (word is null && parsed.Errors.Count == 0) return null;
        if (command.Subcommands.Count > 0 && command.Action is null)
        {
            var names = command.Subcommands.Where(one => !one.Hidden).Select(one => one.Name).ToList();
            var known = $"There are: {string.Join(", ", names)}";
            var prefix = path.Length == 0 ? "" : path + " ";
            return word is null ? $"{(path.Length == 0 ? "sycam" : path)} needs a command. {known}"
                : word.StartsWith('-') ? $"there is no option '{word}'"
                : $"there is no command '{prefix}{word}'.{Suggestions.Ask(Suggestions.Nearest(word, names))} {known}";
        }

        if (word is null || !word.StartsWith('-')) return null;
        var name = word.Split('=', ':')[0];
        var options = command.Options.Where(one => !one.Hidden).SelectMany(one => one.Aliases.Append(one.Name)).ToList();
        // A known option is unmatched when its value is wrong, which another message says.
        return options.Contains(name)
            ? null
            : $"{path} has no option '{name}'.{Suggestions.Ask(Suggestions.Nearest(name, [.. options.Where(one => one.StartsWith("--", StringComparison.Ordinal))]))}";
    }

    // An argument that takes any number of words takes a misspelt option for one.
    private static string? Swallowed(CommandResult result) => result.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens).Select(token => token.Value)
        .FirstOrDefault(word => word.StartsWith("--", StringComparison.Ordinal) && !File.Exists(word));
}
