namespace SyCam.Eval.Scoring;

/// <summary>
/// A raw map on a grid of steps of its range, and a hash of it that two maps share when they are equal up to a positive
/// affine change, which the min-max scaling undoes, and float noise. What is scored is the map on the grid: a score is a
/// function of the hash, whichever map of that hash came first.
/// </summary>
internal static class MapHash
{
    // Steps of 1e-5 of the range: far above float32 noise, far below what a heatmap or a rank order shows.
    private const double Levels = 1e5;

    /// <summary>The 128-bit hash of one raw map's values.</summary>
    /// <param name="map">The values.</param>
    /// <param name="grid">Room for the values on the grid: whole numbers from 0 to 1e5; all 0 for a constant map.</param>
    public static UInt128 Of(ReadOnlySpan<float> map, Span<float> grid)
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
        for (var i = 0; i < map.Length; i++)
        {
            var level = range > 0 ? Math.Round((map[i] - (double)least) / range * Levels) : 0;
            grid[i] = (float)level;
            hash = (hash ^ (ulong)(long)level) * prime;
        }

        return hash;
    }
}
