using System.Runtime.CompilerServices;

namespace SyCam.Search.Probing;

/// <summary>A 128-bit hash of residues; equal values have equal fingerprints in every process.</summary>
/// <param name="High">The first half.</param>
/// <param name="Low">The second half.</param>
public readonly record struct Fingerprint(ulong High, ulong Low)
{
    private const ulong FirstPrime = 0x9E3779B97F4A7C15;
    private const ulong SecondPrime = 0xC2B2AE3D27D4EB4F;

    /// <summary>The fingerprint of residues, in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Fingerprint Of(ReadOnlySpan<ulong> residues)
    {
        // Two independent chains for each half: one multiplication has to wait for the one before it.
        ulong a = 1, b = 2, c = 3, d = 4;
        var i = 0;
        for (; i + 1 < residues.Length; i += 2)
        {
            a = Step(a, residues[i], FirstPrime);
            b = Step(b, residues[i + 1], FirstPrime);
            c = Step(c, residues[i], SecondPrime);
            d = Step(d, residues[i + 1], SecondPrime);
        }

        if (i < residues.Length)
        {
            a = Step(a, residues[i], FirstPrime);
            c = Step(c, residues[i], SecondPrime);
        }

        return new Fingerprint(Finish(a, b), Finish(c, d));
    }

    /// <summary>The fingerprint of these values together with something else that must be equal.</summary>
    public Fingerprint With(ulong more) =>
        new(Finish(Step(High, more, FirstPrime), Low), Finish(Step(Low, more, SecondPrime), High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ulong hash, ulong bits, ulong prime)
    {
        hash = (hash ^ bits) * prime;
        return hash ^ (hash >> 29);
    }

    private static ulong Finish(ulong a, ulong b)
    {
        var hash = (a ^ System.Numerics.BitOperations.RotateLeft(b, 32)) * FirstPrime;
        hash ^= hash >> 32;
        hash = (hash + b) * SecondPrime;
        return hash ^ (hash >> 29);
    }
}
