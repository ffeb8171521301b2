using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>
/// The values of a term on probes, each kept twice: as a residue, which is exact and says what is equal, and in double,
/// which says what is greater. Roots, exponentials and principal components have a residue that is a hash of those of
/// their operands: equal operands give equal values, and hardly anything else does.
/// </summary>
/// <param name="length">The number of values.</param>
internal sealed class ProbeValues(int length)
{
    public double[] Approximate { get; } = new double[length];

    public ulong[] Residues { get; } = new ulong[length];

    public int Length => length;

    /// <summary>What equal values have in common.</summary>
    public Fingerprint Fingerprint => Fingerprint.Of(Residues);

    public Lanes Lanes => new(Approximate, Residues);

    public void Set(int index, Rational value)
    {
        Approximate[index] = value.ToDouble();
        Residues[index] = Residue.Of(value);
    }
}
