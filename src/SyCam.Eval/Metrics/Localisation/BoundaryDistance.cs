namespace SyCam.Eval.Metrics.Localisation;

/// <summary>
/// How far the border of the pixels above a threshold lies from the object's border, in pixels: of the distances from
/// each border pixel of either to the nearest of the other, the 95th percentile. A map that marks nothing is as far off
/// as the diagonal of the picture.
/// </summary>
internal static class BoundaryDistance
{
    private const double Share = 0.95;

    public static IReadOnlyList<MetricParameter> Parameters { get; } = [Thresholds.Parameter(Thresholds.ByOtsu)];

    /// <summary>The distance.</summary>
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        MaskedMaps.Score(context, batch, map => Distance(settings, map));

    /// <summary>The pixels of a region that have a neighbour beside, above or below that is none of it; the picture's
    /// edge is outside.</summary>
    internal static bool[] Border(bool[] region, int width)
    {
        var border = new bool[region.Length];
        for (var i = 0; i < region.Length; i++)
        {
            var x = i % width;
            border[i] = region[i] && !(x > 0 && region[i - 1] && x + 1 < width && region[i + 1]
                && i >= width && region[i - width] && i + width < region.Length && region[i + width]);
        }

        return border;
    }

    private static double Distance(MetricSettings settings, MaskedMap map)
    {
        var border = Border(map.Mask, map.Width);
        var distances = SquaredDistances.To(border, map.Width);
        return Thresholds.Of(settings, map) is { } threshold ? At(threshold) : Thresholds.Grid.Min(At);

        double At(double threshold)
        {
            var marked = Border(map.Above(threshold), map.Width);
            if (Array.IndexOf(marked, true) < 0) return Diagonal(map);
            var back = SquaredDistances.To(marked, map.Width);
            return Percentile([.. Chosen(distances, marked), .. Chosen(back, border)]);
        }
    }

    private static double Diagonal(MaskedMap map) => double.Hypot(map.Width, map.Values.Length / map.Width);

    private static IEnumerable<double> Chosen(float[] squares, bool[] chosen) =>
        squares.Where((_, i) => chosen[i]).Select(square => Math.Sqrt(square));

    // Between two ranks the value is on the line between theirs.
    private static double Percentile(double[] values)
    {
        Array.Sort(values);
        var place = Share * (values.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, values.Length - 1);
        return values[below] + ((place - below) * (values[above] - values[below]));
    }
}
