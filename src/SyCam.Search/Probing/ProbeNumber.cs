using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>One value on a probe, in double and as a residue; see <see cref="ProbeValues"/>.</summary>
/// <param name="Approximate">The value in double.</param>
/// <param name="Residue">Its residue.</param>
internal readonly record struct ProbeNumber(double Approximate, ulong Residue)
{
    // Roots of squares of short fractions are exact: they are looked for among multiples of 1/4096 below 2^40.
    private const long RootUnit = 1 << 12;
    private const double GreatestRoot = 1L << 40;

    private static readonly ulong Unit = Probing.Residue.Of(new Rational(1, RootUnit));

    public static ProbeNumber Of(Rational value) => new(value.ToDouble(), Probing.Residue.Of(value));

    public static ProbeNumber operator +(ProbeNumber a, ProbeNumber b) =>
        Exactly(a.Approximate + b.Approximate, Probing.Residue.Add(a.Residue, b.Residue));

    public static ProbeNumber operator -(ProbeNumber a, ProbeNumber b) =>
        Exactly(a.Approximate - b.Approximate, Probing.Residue.Subtract(a.Residue, b.Residue));

    public static ProbeNumber operator *(ProbeNumber a, ProbeNumber b) =>
        new(a.Approximate * b.Approximate, Probing.Residue.Multiply(a.Residue, b.Residue));

    public static ProbeNumber DivideOrZero(ProbeNumber a, ProbeNumber b) => new(
        b.Residue == 0 || b.Approximate == 0 ? 0 : a.Approximate / b.Approximate,
        Probing.Residue.Multiply(a.Residue, Probing.Residue.Inverse(b.Residue)));

    /// <summary>1 / (1 + exp(-x)): a function of the residue of which only sigmoid(-x) = 1 - sigmoid(x) holds.</summary>
    public static ProbeNumber Sigmoid(ProbeNumber x)
    {
        if (x.Residue == 0) return Of(new Rational(1, 2));
        var opposite = Probing.Residue.Negate(x.Residue);
        var value = Probing.Residue.Of(Fingerprint.Of([Math.Min(x.Residue, opposite), 1]));
        return new(
            1 / (1 + Math.Exp(-x.Approximate)),
            x.Residue < opposite ? value : Probing.Residue.Subtract(Probing.Residue.Of(1), value));
    }

    /// <summary>The root of the positive part.</summary>
    public static ProbeNumber Sqrt(ProbeNumber x)
    {
        if (x.Approximate <= 0) return default;
        var root = Math.Sqrt(x.Approximate);
        var size = Math.Round(root * RootUnit);
        if (size > GreatestRoot * RootUnit) return new(root, Probing.Residue.Of(Fingerprint.Of([x.Residue])));
        var residue = Probing.Residue.Multiply(Probing.Residue.Of((long)size), Unit);
        return Probing.Residue.Multiply(residue, residue) == x.Residue
            ? new(size / RootUnit, residue)
            : new(root, Probing.Residue.Of(Fingerprint.Of([x.Residue])));
    }

    private static ProbeNumber Exactly(double approximate, ulong residue) => new(residue == 0 ? 0 : approximate, residue);
}
