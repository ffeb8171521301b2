namespace SyCam.Eval.Metrics.Localisation;

/// <summary>
/// How the pixels above a threshold overlap with the object's. With the best threshold, any number from 0 on is one; a
/// constant map marks nothing and scores 0.
/// </summary>
internal static class MaskOverlap
{
    public static IReadOnlyList<MetricParameter> Parameters { get; } = [Thresholds.Parameter(Thresholds.ByOtsu)];

    /// <summary>Intersection over union.</summary>
    public static double[] Iou(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Score(context, settings, batch, (both, marked, area) => both / (double)(marked + area - both));

    /// <summary>Twice the intersection over the sum of the areas.</summary>
    public static double[] Dice(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Score(context, settings, batch, (both, marked, area) => 2.0 * both / (marked + area));

    private static double[] Score(
        MetricContext context, MetricSettings settings, SaliencyBatch batch, Func<int, int, int, double> overlap) =>
        MaskedMaps.Score(context, batch, map =>
            Thresholds.Of(settings, map) is { } threshold ? At(map, threshold, overlap) : Best(map, overlap));

    private static double At(MaskedMap map, double threshold, Func<int, int, int, double> overlap)
    {
        var (both, marked) = (0, 0);
        for (var i = 0; i < map.Values.Length; i++)
        {
            if (!(map.Values[i] > threshold)) continue;
            marked++;
            if (map.Mask[i]) both++;
        }

        return overlap(both, marked, map.Area);
    }

    // Thresholds between two neighbouring values mark the same, so this tries every one.
    private static double Best(MaskedMap map, Func<int, int, int, double> overlap)
    {
        var (both, best) = (0, 0.0);
        var order = map.Order;
        for (var i = 0; i < order.Length && map.Values[order[i]] > 0; i++)
        {
            if (map.Mask[order[i]]) both++;
            var isLastOfEquals = i + 1 == order.Length || map.Values[order[i + 1]] < map.Values[order[i]];
            if (isLastOfEquals) best = Math.Max(best, overlap(both, i + 1, map.Area));
        }

        return best;
    }
}
