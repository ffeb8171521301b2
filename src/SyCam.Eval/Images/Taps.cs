namespace SyCam.Eval.Images;

/// <summary>
/// The weights of antialiased bilinear resampling along one axis, in fixed point: for each new position, the old
/// positions First[i] .. First[i] + Count[i] - 1 with Weights[i * Stride ...]. The triangle is as wide as the step
/// between new pixels (at least one old pixel). Fixed point of 22 bits is what PIL uses for 8-bit pictures, so the
/// results are equal to the bit.
/// </summary>
internal sealed class Taps
{
    public const int FractionBits = 22;

    private Taps(int count, int stride)
    {
        First = new int[count];
        Count = new int[count];
        Weights = new int[count * stride];
        Stride = stride;
    }

    public int[] First { get; }

    public int[] Count { get; }

    public int[] Weights { get; }

    public int Stride { get; }

    public static Taps Make(int from, int to)
    {
        var scale = (double)from / to;
        var reach = Math.Max(scale, 1);
        var taps = new Taps(to, 2 * (int)Math.Ceiling(reach) + 1);
        var raw = new double[taps.Stride];
        for (int i = 0; i < to; i++)
        {
            var centre = (i + 0.5) * scale;
            var first = Math.Max((int)(centre - reach + 0.5), 0);
            var count = Math.Min((int)(centre + reach + 0.5), from) - first;
            for (int k = 0; k < count; k++)
                raw[k] = Math.Max(1 - Math.Abs((first + k - centre + 0.5) / reach), 0);
            var sum = raw.AsSpan(0, count).ToArray().Sum();
            for (int k = 0; k < count; k++)
                taps.Weights[i * taps.Stride + k] = (int)(raw[k] / sum * (1 << FractionBits) + 0.5);
            (taps.First[i], taps.Count[i]) = (first, count);
        }
        return taps;
    }
}
