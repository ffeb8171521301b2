using System.CommandLine;
using System.CommandLine.Parsing;
using SyCam.Eval;
using SyCam.Grammar.Text;

namespace SyCam.Cli.RunFiles;

/// <summary>Puts what a run file says where the command line says nothing.</summary>
internal static class RunFileArguments
{
    /// <summary>Parses a command line; with <c>--config</c> the options of that file are parsed with it.</summary>
    /// <param name="root">The command with its subcommands.</param>
    /// <param name="arguments">The words of the user.</param>
    /// <param name="configuration">How words are parsed.</param>
    /// <exception cref="InputException">The run file cannot be read, or has an unknown key.</exception>
    public static ParsedArguments Parse(Command root, IReadOnlyList<string> arguments, ParserConfiguration configuration) =>
        Complete(root, root.Parse(arguments, configuration), arguments, configuration);

    /// <summary>The same for a command line that was parsed already.</summary>
    /// <param name="root">The command with its subcommands.</param>
    /// <param name="said">What the words of the user were parsed to.</param>
    /// <param name="arguments">The words of the user.</param>
    /// <param name="configuration">How words are parsed.</param>
    /// <exception cref="InputException">The run file cannot be read, or has an unknown key.</exception>
    public static ParsedArguments Complete(
        Command root, ParseResult said, IReadOnlyList<string> arguments, ParserConfiguration configuration)
    {
        var command = said.CommandResult.Command;
        if (command.Options.OfType<ConfigOption>().FirstOrDefault() is not { } config
            || said.GetResult(config) is not { Tokens.Count: 1 }) return new ParsedArguments(said, new Dictionary<Option, string>());
        var path = said.GetValue(config)!;
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
        List<string> words = [.. arguments];
        Dictionary<Option, string> places = [];
        foreach (var entry in RunFileReader.Read(path))
        {
            var option = Find(command, entry);
            if (!places.TryAdd(option, entry.Place))
                throw new InputException($"{entry.Place}: {entry.Key} says the same as a key before it");
            if (said.GetResult(option) is { Implicit: false }) continue;
            words.AddRange(entry.Values.Select(value => $"{option.Name}={PathKeys.FromFile(option.Name, value, folder)}"));
        }

        return new ParsedArguments(root.Parse(words, configuration), places);
    }

    private static Option Find(Command command, RunFileEntry entry)
    {
        var known = command.Options.Where(RunFileWriter.IsKept).ToList();
        var name = "--" + entry.Key;
        return known.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name))
            ?? throw new InputException($"{entry.Place}: there is no key '{entry.Key}'."
                + Suggestions.Ask(Suggestions.Nearest(entry.Key, [.. known.Select(option => option.Name[2..])])));
    }
}
