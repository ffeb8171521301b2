using SyCam.Eval;
using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Experiments;

/// <summary>Finds maps by name, as <c>@RUN#RANK</c>, or as an expression.</summary>
internal static class MethodChoice
{
    /// <summary>The word for all named methods of the grammar.</summary>
    public const string All = "all";

    /// <summary>The controls that stand in every table.</summary>
    public static IReadOnlyList<Method> Controls { get; } =
        [.. TerminalTable.Controls.Select(control => new Method($"{control.Name} (control)", control.Map, ControlSources, []))];

    private static IReadOnlyDictionary<string, InputSource> ControlSources => new Dictionary<string, InputSource>
    {
        ["A"] = new("activation"),
        ["random"] = new("random"),
        ["fake"] = new("fake"),
    };

    /// <summary>The maps of a list; commas inside parentheses part operands, not methods.</summary>
    /// <exception cref="InputException">One of them is unknown or has a mistake.</exception>
    public static IReadOnlyList<Method> FindAll(string list, GrammarDefinition grammar) => list == All
        ? [.. grammar.Baselines.Select(baseline => Named(baseline, grammar))]
        : [.. Split(list).Select(text => Find(text, grammar))];

    /// <summary>One map.</summary>
    /// <exception cref="InputException">It is unknown or has a mistake.</exception>
    public static Method Find(string text, GrammarDefinition grammar)
    {
        if (text.StartsWith('@'))
        {
            var run = RunFolder.Read(text);
            return new Method(run.Name, run.Term, GrammarFiles.Sources(run.Grammar), run.Notes);
        }

        if (grammar.Baselines.FirstOrDefault(baseline => SameName(baseline.Name, text)) is { } named)
            return Named(named, grammar);
        if (text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '+' or '.')
            && grammar.Inputs.All(input => input.Name != text))
        {
            var known = grammar.Baselines.Select(baseline => baseline.Name).ToList();
            var hint = Suggestions.Nearest(text, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
            throw new InputException($"there is no method '{text}' in the grammar.{hint} Known: {string.Join(", ", known)}");
        }

        var reading = TermReader.Read(text, grammar);
        var term = reading.Term ?? throw new InputException(reading.Report().TrimEnd());
        if (term.Type != TermType.Map)
            throw new InputException($"'{text}' is of type {term.Type.ToName()}; a method is a map, as in relu(sum_k({text}))");
        return new Method(text, term, GrammarFiles.Sources(grammar), []);
    }

    /// <summary>The terminals of some methods' inputs together.</summary>
    /// <exception cref="InputException">Two methods mean different things by one input.</exception>
    public static IReadOnlyDictionary<string, InputSource> Sources(IEnumerable<Method> methods)
    {
        Dictionary<string, InputSource> all = new(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            foreach (var (input, source) in method.Sources.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                if (all.TryAdd(input, source) || all[input] == source) continue;
                throw new InputException(
                    $"{method.Name}: input {input} comes from '{source}', and in another method from '{all[input]}'; "
                    + "score them in two commands");
            }
        }

        return all;
    }

    private static Method Named(NamedTerm baseline, GrammarDefinition grammar) =>
        new(baseline.Name, baseline.Term, GrammarFiles.Sources(grammar), []);

    // Grad-CAM++ goes by several spellings.
    private static bool SameName(string a, string b) =>
        string.Equals(Plain(a), Plain(b), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => name
        .Replace("PlusPlus", "pp", StringComparison.OrdinalIgnoreCase)
        .Replace("++", "pp", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal);

    private static IEnumerable<string> Split(string list)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i < list.Length && list[i] == '(') depth++;
            if (i < list.Length && list[i] == ')') depth--;
            if (i < list.Length && (list[i] != ',' || depth > 0)) continue;
            var part = list[start..i].Trim();
            start = i + 1;
            if (part.Length > 0) yield return part;
        }
    }
}
