using System.Globalization;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <summary>An interval that all values of a term lie in.</summary>
/// <param name="Low">The lower end; null: none is known.</param>
/// <param name="High">The upper end; null: none is known.</param>
public readonly record struct ValueRange(Rational? Low, Rational? High)
{
    /// <summary>Nothing is known.</summary>
    public static ValueRange All => new(null, null);

    /// <summary>From 0 on.</summary>
    public static ValueRange NonNegative => new(Rational.Zero, null);

    /// <summary>From 0 to 1.</summary>
    public static ValueRange Unit => new(Rational.Zero, Rational.One);

    /// <summary>The interval of one number.</summary>
    public static ValueRange Of(Rational value) => new(value, value);

    /// <summary>The widest interval of a sign.</summary>
    public static ValueRange Of(SignFact sign) =>
        new(sign.IsNonNegative() ? Rational.Zero : null, sign.IsNonPositive() ? Rational.Zero : null);

    /// <summary>What is in both.</summary>
    public ValueRange And(ValueRange other) => new(
        Low is { } low ? (other.Low is { } otherLow && otherLow > low ? otherLow : low) : other.Low,
        High is { } high ? (other.High is { } otherHigh && otherHigh < high ? otherHigh : high) : other.High);

    /// <summary>The signs that are left.</summary>
    public SignFact Sign =>
        (High is { } high && high.Sign <= 0 ? SignFact.Zero : SignFact.NonNegative)
        | (Low is { } low && low.Sign >= 0 ? SignFact.Zero : SignFact.NonPositive);

    /// <summary>The values of sums.</summary>
    public static ValueRange operator +(ValueRange a, ValueRange b) => Exactly(() => new(
        a.Low is { } low && b.Low is { } otherLow ? low + otherLow : null,
        a.High is { } high && b.High is { } otherHigh ? high + otherHigh : null));

    /// <summary>The values of products; only finite intervals and numbers say more than signs do.</summary>
    public static ValueRange operator *(ValueRange a, ValueRange b) => Exactly(() =>
    {
        if (a.IsNumber) (a, b) = (b, a);
        if (b.IsNumber)
        {
            var factor = b.Low!.Value;
            var (low, high) = factor.Sign >= 0 ? (a.Low, a.High) : (a.High, a.Low);
            return new(low * factor, high * factor);
        }

        if (a.Low is not { } low1 || a.High is not { } high1 || b.Low is not { } low2 || b.High is not { } high2)
            return Of(SignFacts.Multiply(a.Sign, b.Sign));
        Rational[] corners = [low1 * low2, low1 * high2, high1 * low2, high1 * high2];
        return new(corners.Min(), corners.Max());
    });

    /// <summary>The greatest absolute values lie at the ends.</summary>
    public ValueRange Abs()
    {
        if (Sign.IsNonNegative()) return this;
        if (Sign.IsNonPositive()) return new(-High, -Low);
        return new(Rational.Zero, Low is { } low && High is { } high ? (-low > high ? -low : high) : null);
    }

    /// <summary>The positive parts.</summary>
    public ValueRange Relu() => new(
        Low is { Sign: > 0 } ? Low : Rational.Zero, High is { Sign: < 0 } ? Rational.Zero : High);

    /// <summary>As <c>[0, 1]</c>, with <c>-inf</c> and <c>inf</c> where no end is known.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"[{(Low is { } low ? low : "-inf")}, {(High is { } high ? high : "inf")}]");

    private bool IsNumber => Low is { } low && High is { } high && low == high;

    // Ends beyond 64 bits are as good as none.
    private static ValueRange Exactly(Func<ValueRange> compute)
    {
        try
        {
            return compute();
        }
        catch (OverflowException)
        {
            return All;
        }
    }
}
