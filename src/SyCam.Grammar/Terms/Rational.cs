using System.Globalization;

namespace SyCam.Grammar.Terms;

/// <summary>An exact fraction in lowest terms with a positive denominator; arithmetic throws on overflow.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly long _denominatorLessOne;

    /// <summary>The fraction <paramref name="numerator"/> / <paramref name="denominator"/>, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(long numerator, long denominator = 1)
    {
        if (denominator == 0) throw new DivideByZeroException();
        if (denominator < 0) (numerator, denominator) = (checked(-numerator), checked(-denominator));
        var divisor = Divisor(Math.Abs(numerator), denominator);
        Numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One => new(1);

    /// <summary>The signed numerator.</summary>
    public long Numerator { get; }

    /// <summary>The denominator, at least 1.</summary>
    public long Denominator => _denominatorLessOne + 1;

    /// <summary>True for 0.</summary>
    public bool IsZero => Numerator == 0;

    /// <summary>True for 1.</summary>
    public bool IsOne => Numerator == 1 && Denominator == 1;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Math.Sign(Numerator);

    /// <summary>The nearest double.</summary>
    public double ToDouble() => (double)Numerator / Denominator;

    /// <summary>The sum of two fractions.</summary>
    public static Rational operator +(Rational a, Rational b) => checked(
        new Rational((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator));

    /// <summary>The difference of two fractions.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>The opposite of a fraction.</summary>
    public static Rational operator -(Rational a) => new(checked(-a.Numerator), a.Denominator);

    /// <summary>The product of two fractions.</summary>
    public static Rational operator *(Rational a, Rational b) =>
        checked(new Rational(a.Numerator * b.Numerator, a.Denominator * b.Denominator));

    /// <summary>The total quotient of the language: 0 where the divisor is 0.</summary>
    public static Rational DivideOrZero(Rational a, Rational b) =>
        b.IsZero ? Zero : checked(new Rational(a.Numerator * b.Denominator, a.Denominator * b.Numerator));

    /// <summary>The fraction to a power of at least 0.</summary>
    public Rational Pow(int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        var result = One;
        for (var i = 0; i < exponent; i++) result *= this;
        return result;
    }

    /// <summary>Equality of values.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Inequality of values.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Order of values.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Order of values.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Order of values.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Order of values.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Rational other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>As the language writes it: <c>2</c>, <c>-1</c>, <c>1/3</c>.</summary>
    public override string ToString() => Denominator == 1
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static long Divisor(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a == 0 ? 1 : a;
    }
}
