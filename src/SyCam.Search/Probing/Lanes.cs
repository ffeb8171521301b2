namespace SyCam.Search.Probing;

/// <summary>A stretch of values on probes.</summary>
/// <param name="approximate">The values in double.</param>
/// <param name="residues">Their residues.</param>
internal readonly ref struct Lanes(Span<double> approximate, Span<ulong> residues)
{
    public Span<double> Approximate { get; } = approximate;

    public Span<ulong> Residues { get; } = residues;

    public int Length => Approximate.Length;

    public Lanes Slice(int start, int length) => new(Approximate.Slice(start, length), Residues.Slice(start, length));

    public Lanes From(int start) => Slice(start, Length - start);

    public void CopyTo(Lanes target)
    {
        Approximate.CopyTo(target.Approximate);
        Residues.CopyTo(target.Residues);
    }
}
