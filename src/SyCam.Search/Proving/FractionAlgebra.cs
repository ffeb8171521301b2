using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>Exact numbers.</summary>
internal sealed class FractionAlgebra : IAlgebra<Fraction>
{
    public Fraction Constant(Rational value) => Fraction.Of(value);

    public Fraction Add(Fraction a, Fraction b) => a + b;

    public Fraction Multiply(Fraction a, Fraction b) => a * b;

    public Fraction DivideOrZero(Fraction a, Fraction b) => Fraction.DivideOrZero(a, b);

    public Fraction Maximum(Fraction a, Fraction b) => a < b ? b : a;

    public Fraction Negate(Fraction a) => -a;
}
