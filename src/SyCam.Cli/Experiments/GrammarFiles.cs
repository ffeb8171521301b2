using SyCam.Eval;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Experiments;

/// <summary>Finds and reads grammar files.</summary>
internal static class GrammarFiles
{
    /// <summary>The grammar that is used when none is named.</summary>
    public const string Default = "grammars/gradient.sycam";

    /// <summary>Where imports are looked for when they are not beside the file that names them.</summary>
    public static IReadOnlyList<string> Roots { get; } = [Path.Combine(Installation.Root, "grammars")];

    /// <summary>Reads a grammar that is to be searched, saying its warnings.</summary>
    /// <exception cref="InputException">It has mistakes: the message holds them all; or it is a library.</exception>
    public static GrammarDefinition Read(string path, Action<string> say)
    {
        var definition = ReadAny(path, say);
        return definition.IsLibrary
            ? throw new InputException(
                $"{path} is a library: it has names to use and no `grammar` block. Import it in a grammar "
                + "(`./sycam grammar init` writes one)")
            : definition;
    }

    /// <summary>Reads a grammar or a library that is to be used, saying its warnings.</summary>
    /// <exception cref="InputException">It has mistakes: the message holds them all.</exception>
    public static GrammarDefinition ReadAny(string path, Action<string> say)
    {
        var reading = GrammarReader.ReadFile(Locate(path), Roots);
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

    /// <summary>The terminals that the inputs come from; refuses inputs that no model provides.</summary>
    /// <exception cref="InputException">An input comes from an unknown terminal, or one of another type.</exception>
    public static IReadOnlyDictionary<string, InputSource> Sources(GrammarDefinition grammar)
    {
        Dictionary<string, InputSource> sources = new(StringComparer.Ordinal);
        foreach (var input in grammar.LibraryInputs.Concat(grammar.Inputs))
        {
            // What a library declares and nobody reads does no harm.
            if (WhyNot(input) is { } reason && grammar.Inputs.Contains(input)) throw new InputException(reason);
            sources[input.Name] = input.Source;
        }

        return sources;
    }

    private static string? WhyNot(InputDeclaration input)
    {
        if (TerminalTable.Find(input.Source.Word) is { } row)
        {
            return row.Type == input.Type
                ? null
                : $"input {input.Name} is declared as {input.Type.ToName()}, but '{input.Source.Word}' gives "
                    + $"{row.Type.ToName()}; write `{input.Name} : {row.Type.ToName()}`";
        }

        var known = TerminalTable.Sources.Select(terminal => terminal.Source).ToList();
        var nearest = Suggestions.Nearest(input.Source.Word, known);
        var hint = Suggestions.Ask(nearest);
        return $"input {input.Name} comes from '{input.Source.Word}', which this version does not compute.{hint} "
            + $"Known: {string.Join(", ", known)}";
    }
}
