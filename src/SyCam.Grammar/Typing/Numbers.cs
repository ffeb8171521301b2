using System.Globalization;
using System.Numerics;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>Exact numbers from digits; null where a number does not fit.</summary>
internal static class Numbers
{
    private const int MaxDigits = 40;

    /// <summary>The value of digits with an optional sign and fraction.</summary>
    public static Rational? Read(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (digits.Length > MaxDigits) return null;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var whole = digits.Replace(".", "", StringComparison.Ordinal);
        return Of(BigInteger.Parse(whole, CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals));
    }

    /// <summary>The value of a number or of two with <c>/</c> between; null also where it divides by 0.</summary>
    public static Rational? ReadFraction(string text)
    {
        var bar = text.IndexOf('/', StringComparison.Ordinal);
        if (bar < 0) return Read(text);
        var (top, bottom) = (Read(text[..bar]), Read(text[(bar + 1)..]));
        return top is null || bottom is null or { IsZero: true } ? null : Divide(top.Value, bottom.Value);
    }

    /// <summary>The value of digits as a whole number that fits an int.</summary>
    public static int? ReadWhole(string text) =>
        Read(text) is { Denominator: 1, Numerator: >= int.MinValue and <= int.MaxValue } value
            ? (int)value.Numerator
            : null;

    /// <summary>a / b for b other than 0.</summary>
    public static Rational? Divide(Rational a, Rational b) =>
        Of((BigInteger)a.Numerator * b.Denominator, (BigInteger)a.Denominator * b.Numerator);

    private static Rational? Of(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        var (top, bottom) = (numerator / divisor, denominator / divisor);
        // The opposite of every number must fit as well, so the least long is out.
        return BigInteger.Abs(top) > long.MaxValue || bottom > long.MaxValue
            ? null
            : new Rational((long)top, (long)bottom);
    }
}
