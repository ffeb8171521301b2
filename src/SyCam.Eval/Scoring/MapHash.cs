namespace SyCam.Eval.Scoring;

/// <summary>
/// A hash of a raw map that two maps share when they are equal up to a positive affine change, which the min-max
/// scaling undoes; quantised, so that float noise does not tell them apart.
/// </summary>
internal static class MapHash
{
    // Steps of 1e-5 of the range: far above float32 noise, far below what a heatmap or a rank order shows.
    private const double Levels = 1e5;

    /// <summary>The 128-bit hash of one raw map's values.</summary>
    public static UInt128 Of(ReadOnlySpan<float> map)
    {
        var (least, greatest) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in map)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        var range = (double)greatest - least;
        var hash = new UInt128(0x6c62272e07bb0142, 0x62b821756295c58d);
        var prime = new UInt128(0x0000000001000000, 0x000000000000013B);
        foreach (var value in map)
        {
            var level = range > 0 ? Math.Round((value - least) / range * Levels) : 0;
            hash = (hash ^ (ulong)(long)level) * prime;
        }

        return hash;
    }
}
