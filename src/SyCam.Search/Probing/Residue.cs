using System.Runtime.CompilerServices;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>
/// Arithmetic modulo the prime 2^61 - 1. Sums, products and quotients of rational numbers are exact in it, so equal
/// values have equal residues whatever way they were computed; different ones meet by chance once in 2^61.
/// </summary>
internal static class Residue
{
    /// <summary>The modulus; residues are below it.</summary>
    public const ulong Modulus = (1UL << 61) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong a, ulong b)
    {
        var sum = a + b;
        return sum >= Modulus ? sum - Modulus : sum;
    }

    public static ulong Negate(ulong a) => a == 0 ? 0 : Modulus - a;

    public static ulong Subtract(ulong a, ulong b) => Add(a, Negate(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Multiply(ulong a, ulong b)
    {
        // The product is high * 2^64 + low, and 2^61 is 1.
        var high = Math.BigMul(a, b, out var low);
        return Add(low & Modulus, (high << 3) | (low >> 61));
    }

    /// <summary>1/a, and 0 for 0: the total quotient of the language.</summary>
    public static ulong Inverse(ulong a)
    {
        // a^(p - 2), p - 2 = 2^61 - 3: all bits are set but the second.
        var result = a;
        for (var bit = 59; bit >= 0; bit--)
        {
            result = Multiply(result, result);
            if (bit != 1) result = Multiply(result, a);
        }

        return result;
    }

    public static ulong Of(long value)
    {
        var size = value < 0 ? (ulong)-value : (ulong)value;
        var residue = size % Modulus;
        return value < 0 ? Negate(residue) : residue;
    }

    public static ulong Of(Rational value) =>
        value.Denominator == 1 ? Of(value.Numerator) : Multiply(Of(value.Numerator), Inverse(Of(value.Denominator)));

    /// <summary>A residue that stands for a value of which nothing is known but what it is a function of.</summary>
    public static ulong Of(Fingerprint arguments) => arguments.High % Modulus;
}
