using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>Finds which inputs terms use.</summary>
public static class InputUse
{
    /// <summary>The names of the inputs, in a fixed order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Term> terms)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        foreach (var term in terms) Collect(term, names, seen);
        return [.. names];
    }

    private static void Collect(Term term, SortedSet<string> names, HashSet<Term> seen)
    {
        if (!seen.Add(term)) return;
        if (term.Operator == Operators.Input) names.Add(term.Name);
        foreach (var child in term.Children) Collect(child, names, seen);
    }
}
