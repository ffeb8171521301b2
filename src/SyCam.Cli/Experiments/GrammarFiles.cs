using SyCam.Eval;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Experiments;

/// <summary>Finds and reads grammar files.</summary>
internal static class GrammarFiles
{
    /// <summary>The grammar that is used when none is named.</summary>
    public const string Default = "grammars/gradient.sycam";

    /// <summary>Reads a grammar that is to be used, saying its warnings.</summary>
    /// <exception cref="InputException">It has mistakes: the message holds them all.</exception>
    public static GrammarDefinition Read(string path, Action<string> say)
    {
        var reading = GrammarReader.ReadFile(Locate(path));
        if (reading.Definition is not { } definition) throw new InputException(reading.Report().TrimEnd());
        if (reading.Diagnostics.Count > 0) say(reading.Report().TrimEnd());
        return definition;
    }

    /// <summary>The path as given or, where no such file is, the one of the same name that SyCam brings.</summary>
    public static string Locate(string path)
    {
        if (File.Exists(path) || Path.IsPathRooted(path)) return path;
        var own = Path.Combine(Installation.Root, path);
        return File.Exists(own) ? own : path;
    }

    /// <summary>Refuses inputs that no model provides.</summary>
    /// <exception cref="InputException">An input comes from an unknown terminal.</exception>
    public static IReadOnlyDictionary<string, InputSource> Sources(GrammarDefinition grammar)
    {
        var known = Eval.Terminals.TerminalTable.Sources.Select(row => row.Source).ToList();
        Dictionary<string, InputSource> sources = new(StringComparer.Ordinal)
        {
            ["A"] = new("activation"),
            ["G"] = new("gradient"),
            ["random"] = new("random"),
            ["fake"] = new("fake"),
        };
        foreach (var input in grammar.Inputs)
        {
            if (!known.Contains(input.Source.Word))
            {
                var nearest = Suggestions.Nearest(input.Source.Word, known);
                var hint = nearest is null ? "" : $" Did you mean '{nearest}'?";
                throw new InputException(
                    $"input {input.Name} comes from '{input.Source.Word}', which this version does not compute.{hint} "
                    + $"Known: {string.Join(", ", known)}");
            }

            sources[input.Name] = input.Source;
        }

        return sources;
    }
}
