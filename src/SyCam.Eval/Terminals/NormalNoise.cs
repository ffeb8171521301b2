namespace SyCam.Eval.Terminals;

/// <summary>
/// Normally distributed numbers that depend on a key alone, such as an image's place and a channel: not on what was
/// drawn before, on the batch or on the machine. SplitMix64 (Steele, Lea, Flood 2014) and the Box-Muller transform.
/// </summary>
internal sealed class NormalNoise
{
    /// <summary>Where every sequence begins before its key is mixed in.</summary>
    public const ulong Seed = 20_250_414;

    private ulong _state = Seed;

    /// <summary>The sequence of a key.</summary>
    public NormalNoise(params ReadOnlySpan<long> key)
    {
        foreach (var part in key) _state = Next() ^ (ulong)part;
    }

    /// <summary>Fills an array with numbers of mean 0 and the given deviation.</summary>
    public void Fill(Span<float> values, double deviation)
    {
        for (var i = 0; i < values.Length; i += 2)
        {
            // In (0,1], so that the logarithm is finite.
            var radius = deviation * Math.Sqrt(-2 * Math.Log(1 - Uniform()));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * Uniform());
            values[i] = (float)(radius * cosine);
            if (i + 1 < values.Length) values[i + 1] = (float)(radius * sine);
        }
    }

    /// <summary>A number in [0,1), all as likely.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
