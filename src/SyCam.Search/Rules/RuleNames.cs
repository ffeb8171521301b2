using System.Globalization;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Rules;

/// <summary>Gives rules names after the operators of their left-hand sides, outermost first.</summary>
internal sealed class RuleNames
{
    private const int MostWords = 4;
    private static readonly Dictionary<string, string> Signs = new() { ["+"] = "sum", ["*"] = "product", ["^"] = "power" };
    private readonly HashSet<string> _given = [];

    /// <summary>A name that was not given before.</summary>
    public string Next(Term left)
    {
        var words = Words(left).Take(MostWords).ToList();
        var stem = words.Count == 0 ? "rule" : string.Join('_', words);
        var name = stem;
        for (var i = 2; !_given.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{stem}_{i}");
        return name;
    }

    private static IEnumerable<string> Words(Term term)
    {
        if (term.Children.IsEmpty) return [];
        var inner = term.Children.SelectMany(Words);
        // A sign alone is not worth a word.
        var isSign = term.Operator == Operators.Mul && TermParts.Factors(term).Count == 1;
        return isSign ? inner : inner.Prepend(Signs.GetValueOrDefault(term.Operator.Name, term.Operator.Name));
    }
}
