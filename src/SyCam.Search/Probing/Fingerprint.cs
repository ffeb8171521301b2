namespace SyCam.Search.Probing;

/// <summary>A 128-bit hash of rounded values; equal values have equal fingerprints in every process.</summary>
/// <param name="High">The first half.</param>
/// <param name="Low">The second half.</param>
public readonly record struct Fingerprint(ulong High, ulong Low)
{
    private const ulong FirstPrime = 0x9E3779B97F4A7C15;
    private const ulong SecondPrime = 0xC2B2AE3D27D4EB4F;

    // Values are rounded to 33 of 53 bits, about 10 significant digits, so that the order of divisions does not count.
    private const int DroppedBits = 19;

    /// <summary>The fingerprint of values, -0 taken as 0.</summary>
    public static Fingerprint Of(ReadOnlySpan<double> values)
    {
        // Two independent chains for each half: one multiplication has to wait for the one before it.
        ulong a = 1, b = 2, c = 3, d = 4;
        var i = 0;
        for (; i + 1 < values.Length; i += 2)
        {
            var even = Round(values[i]);
            var odd = Round(values[i + 1]);
            a = Step(a, even, FirstPrime);
            b = Step(b, odd, FirstPrime);
            c = Step(c, even, SecondPrime);
            d = Step(d, odd, SecondPrime);
        }

        if (i < values.Length)
        {
            a = Step(a, Round(values[i]), FirstPrime);
            c = Step(c, Round(values[i]), SecondPrime);
        }

        return new Fingerprint(Finish(a, b), Finish(c, d));
    }

    private static ulong Round(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value + 0.0);
        return (bits + (1UL << (DroppedBits - 1))) >> DroppedBits;
    }

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
