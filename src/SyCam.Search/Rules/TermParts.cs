using SyCam.Grammar.Terms;

namespace SyCam.Search.Rules;

/// <summary>Takes normal forms apart and puts them together, as sums and as products.</summary>
internal static class TermParts
{
    /// <summary>The number in front of a normal form.</summary>
    public static Rational Coefficient(Term term) =>
        term.Operator == Operators.Constant ? term.Value
        : term.Operator == Operators.Mul && term.Children[0].Operator == Operators.Constant ? term.Children[0].Value
        : Rational.One;

    /// <summary>The factors of a normal form without its number; none for a number.</summary>
    public static IReadOnlyList<Term> Factors(Term term) =>
        term.Operator == Operators.Constant ? []
        : term.Operator != Operators.Mul ? [term]
        : term.Children[0].Operator == Operators.Constant ? [.. term.Children.Skip(1)]
        : [.. term.Children];

    /// <summary>The summands of a normal form, the number in front multiplied out when it stands before a sum.</summary>
    public static IReadOnlyList<(Rational Coefficient, Term Core)> Summands(Term term)
    {
        var coefficient = Coefficient(term);
        var factors = Factors(term);
        if (factors is not [{ Operator: var op } sum] || op != Operators.Add) return [(coefficient, Core(factors))];
        return [.. sum.Children.Select(part => (coefficient * Coefficient(part), Core(Factors(part))))];
    }

    /// <summary>The number of nodes, not counting signs.</summary>
    public static int SizeOf(Term term)
    {
        var isOpposite = term.Operator == Operators.Mul && term.Children[0].Operator == Operators.Constant
            && (-term.Children[0].Value).IsOne;
        if (!isOpposite) return 1 + term.Children.Sum(SizeOf);
        return term.Children.Skip(1).Sum(SizeOf) + (term.Children.Length > 2 ? 1 : 0);
    }

    /// <summary>The product of factors; 1 for none.</summary>
    public static Term Core(IReadOnlyList<Term> factors) => factors.Count switch
    {
        0 => Term.Constant(Rational.One),
        1 => factors[0],
        _ => Term.Of(Operators.Mul, [.. factors]),
    };

    /// <summary>A number times a term.</summary>
    public static Term Times(Rational coefficient, Term core) =>
        coefficient.IsOne ? core
        : core.Operator == Operators.Constant ? Term.Constant(coefficient * core.Value)
        : Term.Of(Operators.Mul, Term.Constant(coefficient), core);

    /// <summary>The term with other terms for its inputs; null where the types or layers do not fit.</summary>
    public static Term? Substitute(Term term, IReadOnlyDictionary<string, Term> values)
    {
        if (term.Operator == Operators.Input) return values.GetValueOrDefault(term.Name) ?? term;
        if (term.Children.IsEmpty) return term;
        var children = new Term[term.Children.Length];
        for (var i = 0; i < children.Length; i++)
        {
            if (Substitute(term.Children[i], values) is not { } child) return null;
            children[i] = child;
        }

        return Build(term, children);
    }

    /// <summary>The term's operator over other operands; null where the types or layers do not fit.</summary>
    public static Term? Build(Term head, Term[] children)
    {
        if (head.Operator == Operators.Pow) return Term.Pow(children[0], head.Parameter);
        return head.Operator.ResultType(children.Select(child => child.Type)) is not null
            && head.Operator.TryGetLayer(children.Select(child => child.Layer), out _)
            ? Term.Of(head.Operator, children)
            : null;
    }
}
