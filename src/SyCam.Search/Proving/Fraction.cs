using System.Numerics;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>An exact fraction of any size, in lowest terms with a positive denominator.</summary>
internal readonly record struct Fraction
{
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public int Sign => Numerator.Sign;

    public static Fraction Of(Rational value) => new(value.Numerator, value.Denominator);

    public static Fraction operator +(Fraction a, Fraction b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) =>
        new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);

    public static bool operator <(Fraction a, Fraction b) => (a + -b).Sign < 0;

    public static bool operator >(Fraction a, Fraction b) => b < a;

    public static Fraction DivideOrZero(Fraction a, Fraction b) =>
        b.Sign == 0 ? b : new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>The value as a rational of machine words, or null when it does not fit.</summary>
    public Rational? ToRational() =>
        BigInteger.Abs(Numerator) <= long.MaxValue && Denominator <= long.MaxValue
            ? new Rational((long)Numerator, (long)Denominator)
            : null;
}
