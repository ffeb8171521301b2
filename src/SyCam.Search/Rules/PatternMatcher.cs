using System.Collections.Immutable;
using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;

namespace SyCam.Search.Rules;

using Binding = ImmutableSortedDictionary<string, Term>;

/// <summary>
/// Finds the terms for the variables of a pattern that make it a given normal form, up to the order of sums and products
/// and numbers in front. A variable takes whatever parts of a sum or a product the rest of the pattern leaves.
/// </summary>
/// <param name="forms">Makes normal forms and knows signs.</param>
/// <param name="conditions">What the variables must meet.</param>
internal sealed class PatternMatcher(NormalForms forms, FactSet conditions)
{
    private const int MostParts = 6;

    /// <summary>All ways to match; a pattern and a term that are normal forms.</summary>
    public IEnumerable<Binding> Match(Term pattern, Term term) =>
        Match(pattern, term, Binding.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Whether a normal form may stand for a variable.</summary>
    public bool Fits(Term variable, Term value) =>
        (value.Type & ~variable.Type) == 0
        && (!conditions.IsNonNegative(variable.Name) || forms.FactsOf(value).Sign.IsNonNegative())
        && (!conditions.IsSpatiallyConstant(variable.Name) || !value.Type.HasPositions());

    private IEnumerable<Binding> Match(Term pattern, Term term, Binding bound)
    {
        var op = pattern.Operator;
        if (op == Operators.Input) return Bind(pattern, term, bound);
        if (op == Operators.Constant) return pattern == term ? [bound] : [];
        if (op == Operators.Add) return term.Operator == op ? MatchSum(pattern, term, bound) : [];
        if (op == Operators.Mul) return MatchProduct(pattern, term, bound);
        if (op != term.Operator || pattern.Parameter != term.Parameter) return [];
        return MatchInOrder(pattern, term, 0, bound);
    }

    private IEnumerable<Binding> MatchInOrder(Term pattern, Term term, int index, Binding bound) =>
        index == pattern.Children.Length
            ? [bound]
            : Match(pattern.Children[index], term.Children[index], bound)
                .SelectMany(next => MatchInOrder(pattern, term, index + 1, next));

    private IEnumerable<Binding> Bind(Term variable, Term value, Binding bound)
    {
        if (bound.TryGetValue(variable.Name, out var earlier)) return earlier == value ? [bound] : [];
        return Fits(variable, value) ? [bound.Add(variable.Name, value)] : [];
    }

    private IEnumerable<Binding> MatchSum(Term pattern, Term term, Binding bound)
    {
        var wanted = pattern.Children.OrderBy(IsOpen).ToArray();
        return term.Children.Length > MostParts ? [] : MatchParts(wanted, 0, [.. term.Children], Operators.Add, bound);
    }

    private IEnumerable<Binding> MatchProduct(Term pattern, Term term, Binding bound)
    {
        var wanted = TermParts.Factors(pattern).OrderBy(IsOpen).ToArray();
        var given = TermParts.Factors(term);
        if (given.Count > MostParts) return [];
        var number = Rational.DivideOrZero(TermParts.Coefficient(term), TermParts.Coefficient(pattern));
        // The number that is left goes to a variable; without one it must be 1.
        if (wanted.Length > 0 && IsOpen(wanted[^1]))
            return MatchParts(wanted, 0, [Term.Constant(number), .. given], Operators.Mul, bound);
        return number.IsOne ? MatchParts(wanted, 0, [.. given], Operators.Mul, bound) : [];
    }

    private static bool IsOpen(Term part) =>
        part.Operator == Operators.Input
        || (part.Operator == Operators.Mul && TermParts.Factors(part) is [{ Operator: var op }] && op == Operators.Input);

    // Parts with a form are looked for one by one; of several open ones each takes any share, the last one the rest.
    private IEnumerable<Binding> MatchParts(Term[] wanted, int index, Term[] left, Operator op, Binding bound)
    {
        if (index == wanted.Length) return left.Length == 0 ? [bound] : [];
        if (!IsOpen(wanted[index]))
        {
            return Enumerable.Range(0, left.Length).SelectMany(i => Match(wanted[index], left[i], bound)
                .SelectMany(next => MatchParts(
                    wanted, index + 1, [.. left[..i], .. left[(i + 1)..]], op, next)));
        }

        if (index == wanted.Length - 1)
            return left.Length == 0 ? [] : Match(wanted[index], Join(op, left), bound);
        return Splits(left).SelectMany(split => Match(wanted[index], Join(op, split.Taken), bound)
            .SelectMany(next => MatchParts(wanted, index + 1, split.Others, op, next)));
    }

    private Term Join(Operator op, Term[] parts) =>
        parts.Length == 1 ? parts[0] : forms.Normalize(Term.Of(op, parts));

    private static IEnumerable<(Term[] Taken, Term[] Others)> Splits(Term[] parts)
    {
        for (var mask = 1; mask < (1 << parts.Length) - 1; mask++)
        {
            yield return (
                [.. parts.Where((_, i) => (mask & (1 << i)) != 0)],
                [.. parts.Where((_, i) => (mask & (1 << i)) == 0)]);
        }
    }
}
