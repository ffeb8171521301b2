using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <content>Products and quotients: one coefficient, sorted powers, at most one quotient.</content>
public sealed partial class NormalForms
{
    /// <summary>A normal form as a positive number times a rest; a minus stays with the rest.</summary>
    internal (Rational Factor, Term Core) SplitPositive(Term form)
    {
        var (coefficient, core) = SplitCoefficient(form);
        return coefficient.Sign < 0 ? (-coefficient, Scale(-Rational.One, core)) : (coefficient, core);
    }

    private Term Product(ReadOnlySpan<Term> operands)
    {
        var factors = new Factors();
        foreach (var operand in operands) factors.Multiply(operand, 1);
        factors.Collect();
        return Product(factors);
    }

    private Term Quotient(Term dividend, Term divisor)
    {
        var factors = new Factors();
        factors.Multiply(dividend, 1);
        factors.Multiply(divisor, -1);
        factors.Collect();
        return Product(factors);
    }

    private Term Product(Factors factors) => factors.Coefficient.IsZero
        ? Zero
        : Scale(factors.Coefficient, Product(factors.Powers));

    // The powers must be sorted and joined, as Factors.Collect leaves them.
    private Term Product(IEnumerable<(Term Base, int Over, int Under)> powers)
    {
        var over = new List<Term>();
        var under = new List<Term>();
        foreach (var power in powers)
        {
            if (power.Over > 0) over.Add(Power(power.Base, power.Over));
            if (power.Under > 0) under.Add(Power(power.Base, power.Under));
        }

        return under.Count == 0
            ? PlainProduct(over)
            : Intern(Term.Of(Operators.Div0, PlainProduct(over), PlainProduct(under)));
    }

    private Term PlainProduct(List<Term> factors) => factors.Count switch
    {
        0 => One,
        1 => factors[0],
        _ => Intern(Term.Of(Operators.Mul, [.. factors])),
    };

    private Term Power(Term operand, int exponent) =>
        exponent == 1 ? operand : Intern(Term.Pow(operand, exponent));

    private Term Number(Rational value) => Intern(Term.Constant(value));

    private Term Scale(Rational coefficient, Term core)
    {
        if (coefficient.IsZero) return Zero;
        if (coefficient.IsOne) return core;
        if (core == One) return Number(coefficient);
        var number = Number(coefficient);
        return core.Operator == Operators.Mul
            ? Intern(Term.Of(Operators.Mul, [number, .. core.Children]))
            : Intern(Term.Of(Operators.Mul, number, core));
    }

    private (Rational Coefficient, Term Core) SplitCoefficient(Term term)
    {
        if (term.Operator == Operators.Constant) return (term.Value, One);
        if (term.Operator != Operators.Mul || term.Children[0].Operator != Operators.Constant)
            return (Rational.One, term);
        var core = term.Children.Length == 2
            ? term.Children[1]
            : Intern(Term.Of(Operators.Mul, term.Children.AsSpan()[1..]));
        return (term.Children[0].Value, core);
    }
}
