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

    /// <summary>The word for no method, where maps of other tools are scored.</summary>
    public const string None = "none";

    private static readonly string[] ControlNames = ["RandomCAM", "FakeCAM"];

    /// <summary>
    /// The controls that stand in every table: a metric that one of them wins measures something else than saliency.
    /// RandomCAM weighs the channels by chance; Fake-CAM (Poppi et al. 2021) marks everything.
    /// </summary>
    public static IReadOnlyList<Method> Controls =>
        [.. ControlNames.Select(name => Named(StandardMethods.Library.FindMethod(name)!, StandardMethods.Library))];

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
            return new Method(run.Name, run.Term, run.Sources, run.Notes) { Home = run.Network };
        }

        if (grammar.FindMethod(text) is { } own) return Named(own, grammar);
        if (StandardMethods.Library.FindMethod(text) is { } standard) return Named(standard, StandardMethods.Library);
        if (text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '+' or '.' or '-')
            && grammar.Inputs.All(input => input.Name != text))
        {
            var nearest = grammar.NearestMethod(text) ?? StandardMethods.Library.NearestMethod(text);
            var hint = Suggestions.Ask(nearest);
            throw new InputException(
                $"there is no method '{text}'.{hint} `./sycam methods` lists those of the literature; the grammar has "
                + string.Join(", ", grammar.Baselines.Select(baseline => baseline.Name)));
        }

        var term = ReadExpression(text, grammar);
        if (term.Type != TermType.Map)
            throw new InputException($"'{text}' is of type {term.Type.ToName()}; a method is a map, as in relu(sum_k({text}))");
        return new Method(text, term, GrammarFiles.Sources(grammar), []);
    }

    /// <summary>An expression of any type over a grammar's inputs and methods.</summary>
    /// <exception cref="InputException">It has a mistake; the message shows the place.</exception>
    public static Term ReadExpression(string text, GrammarDefinition grammar)
    {
        var reading = TermReader.Read(text, grammar);
        return reading.Term ?? throw new InputException(reading.Report().TrimEnd());
    }

    /// <summary>The terminals of some methods' inputs together.</summary>
    /// <param name="methods">Methods whose names mean the same in all of them (<see cref="InputNames"/>).</param>
    public static IReadOnlyDictionary<string, InputSource> Sources(IEnumerable<Method> methods)
    {
        Dictionary<string, InputSource> all = new(StringComparer.Ordinal);
        foreach (var (input, source) in methods.SelectMany(method => method.Sources)) all[input] = source;
        return all;
    }

    private static Method Named(NamedTerm baseline, GrammarDefinition grammar) =>
        new(baseline.Name, baseline.Term, GrammarFiles.Sources(grammar), []);

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
