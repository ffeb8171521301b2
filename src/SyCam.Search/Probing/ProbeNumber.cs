using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>One value on a probe, in double and as a residue; see <see cref="ProbeValues"/>.</summary>
/// <param name="Approximate">The value in double.</param>
/// <param name="Residue">Its residue.</param>
internal readonly record struct ProbeNumber(double Approximate, ulong Residue)
{
    // Whole numbers up to here are exact in double.
    private const double GreatestRoot = 1 << 26;

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

    /// <summary>The root of the positive part.</summary>
    public static ProbeNumber Sqrt(ProbeNumber x)
    {
        if (x.Approximate <= 0) return default;
        var root = Math.Sqrt(x.Approximate);
        var whole = Math.Round(root);
        return whole < GreatestRoot && Probing.Residue.Of((long)(whole * whole)) == x.Residue
            ? new(whole, Probing.Residue.Of((long)whole))
            : new(root, Probing.Residue.Of(Fingerprint.Of([x.Residue])));
    }

    private static ProbeNumber Exactly(double approximate, ulong residue) => new(residue == 0 ? 0 : approximate, residue);
}
