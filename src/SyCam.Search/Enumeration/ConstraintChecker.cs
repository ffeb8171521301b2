using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Enumeration;

/// <summary>
/// Decides whether a normal form meets a grammar's constraints. All but the required inputs also hold for every part
/// of a term that meets them, so they are asked of every term as it is built.
/// </summary>
internal sealed class ConstraintChecker(GrammarConstraints constraints)
{
    /// <summary>Whether there is anything to ask of the parts of a term.</summary>
    public bool LooksInside { get; } = constraints.AtMost.Count > 0 || constraints.Forbidden.Count > 0
        || constraints.ForbiddenNestings.Count > 0 || constraints.MaxDepth is not null;

    /// <summary>Whether a term may stand in a candidate.</summary>
    public bool Allows(Term term)
    {
        if (constraints.MaxDepth is { } depth && term.Depth > depth) return false;
        var counts = new int[Operators.All.Count];
        Count(term, counts);
        foreach (var (op, count) in constraints.AtMost)
            if (counts[op.Index] > count) return false;
        foreach (var (inner, outer) in constraints.ForbiddenNestings)
            if (counts[inner.Index] > 0 && counts[outer.Index] > 0 && IsNested(term, inner, outer, below: false))
                return false;
        foreach (var pattern in constraints.Forbidden)
            if (counts[pattern.Operator.Index] > 0 && Occurs(pattern, term)) return false;
        return true;
    }

    /// <summary>Whether a finished map uses what it must use.</summary>
    public bool AllowsFinished(Term map) => constraints.RequiredInputs.All(name => Uses(map, name));

    private static bool Uses(Term term, string input) =>
        term.Operator == Operators.Input ? term.Name == input : term.Children.Any(child => Uses(child, input));

    private static void Count(Term term, int[] counts)
    {
        counts[term.Operator.Index]++;
        foreach (var child in term.Children) Count(child, counts);
    }

    private static bool IsNested(Term term, Operator inner, Operator outer, bool below) =>
        (below && term.Operator == inner)
        || term.Children.Any(child => IsNested(child, inner, outer, below || term.Operator == outer));

    private static bool Occurs(Term pattern, Term term) =>
        TermMatcher.Matches(pattern, term) || term.Children.Any(child => Occurs(pattern, child));
}
