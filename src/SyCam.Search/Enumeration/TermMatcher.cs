using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <summary>
/// Matches patterns with holes: <c>_</c> matches anything, any other name equal sub-terms wherever it stands. Sums and
/// products match in any order, and a hole in one may take several of its operands.
/// </summary>
internal static class TermMatcher
{
    private const string Anything = "_";

    /// <summary>Whether the whole term matches the pattern.</summary>
    public static bool Matches(Term pattern, Term term)
    {
        var bound = new Dictionary<string, Term>();
        return Match(pattern, term, bound, () => true);
    }

    // The continuation is what must hold besides; it is tried for each way to match, so that a choice made in one
    // operand can be taken back when a later one does not fit it.
    private static bool Match(Term pattern, Term term, Dictionary<string, Term> bound, Func<bool> rest)
    {
        if (pattern.Operator == Operators.Hole) return MatchHole(pattern, term, bound, rest);
        if (pattern.Operator == Operators.Mul && pattern.Children is [var a, var b]
            && term.Operator == Operators.Pow)
        {
            // A normal form writes x * x as x^2.
            var lower = term.Parameter == 2 ? term.Children[0] : Term.Pow(term.Children[0], term.Parameter - 1);
            return Match(a, term.Children[0], bound, () => Match(b, lower, bound, rest))
                || Match(a, lower, bound, () => Match(b, term.Children[0], bound, rest));
        }

        if (pattern.Operator != term.Operator || pattern.Parameter != term.Parameter
            || pattern.Value != term.Value || pattern.Name != term.Name) return false;
        if (pattern.Operator == Operators.Add || pattern.Operator == Operators.Mul)
            return MatchParts(pattern, 0, term.Operator, [.. term.Children], bound, rest);
        return MatchInOrder(pattern, 0, term, bound, rest);
    }

    private static bool MatchHole(Term hole, Term term, Dictionary<string, Term> bound, Func<bool> rest)
    {
        if (hole.Name == Anything) return rest();
        if (bound.TryGetValue(hole.Name, out var earlier)) return earlier.Equals(term) && rest();
        bound.Add(hole.Name, term);
        if (rest()) return true;
        bound.Remove(hole.Name);
        return false;
    }

    private static bool MatchInOrder(
        Term pattern, int index, Term term, Dictionary<string, Term> bound, Func<bool> rest) =>
        index == pattern.Children.Length
            ? rest()
            : Match(pattern.Children[index], term.Children[index], bound,
                () => MatchInOrder(pattern, index + 1, term, bound, rest));

    private static bool MatchParts(
        Term pattern, int index, Operator op, Term[] left, Dictionary<string, Term> bound, Func<bool> rest)
    {
        if (index == pattern.Children.Length - 1)
            return left.Length > 0 && Match(pattern.Children[index], Join(op, left), bound, rest);
        foreach (var (taken, others) in Splits(left))
        {
            if (Match(pattern.Children[index], Join(op, taken), bound,
                () => MatchParts(pattern, index + 1, op, others, bound, rest))) return true;
        }

        return false;
    }

    /// <summary>All ways to part the operands of a sum or product into two groups that are not empty.</summary>
    public static IEnumerable<(Term[] Taken, Term[] Others)> Splits(Term[] operands)
    {
        for (var mask = 1; mask < (1 << operands.Length) - 1; mask++)
        {
            yield return (
                [.. operands.Where((_, i) => (mask & (1 << i)) != 0)],
                [.. operands.Where((_, i) => (mask & (1 << i)) == 0)]);
        }
    }

    /// <summary>The sum or product of the operands, or the only one.</summary>
    public static Term Join(Operator op, Term[] operands) => operands.Length == 1 ? operands[0] : Term.Of(op, operands);
}
