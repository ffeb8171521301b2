namespace SyCam.Eval.Metrics.Localisation;

/// <summary>
/// The pointing game: 1 if a pixel of the greatest saliency lies on the object, or nearer to it than a tolerance, else
/// 0. A constant map points nowhere and scores 0.
/// </summary>
internal static class PointingGame
{
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
    [
        MetricParameter.Number(
            "tolerance", 0, 0, 100_000, "how near to the object, in pixels, a hit must be; 0: on the object"),
    ];

    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var tolerance = settings.Number("tolerance");
        return MaskedMaps.Score(context, batch, map => !map.IsConstant && Hits(map, tolerance) ? 1 : 0);
    }

    private static bool Hits(MaskedMap map, double tolerance)
    {
        for (var i = 0; i < map.Values.Length; i++)
        {
            if (map.Values[i] < map.Greatest) continue;
            if (map.Mask[i] || (tolerance > 0 && map.Distances[i] < tolerance * tolerance)) return true;
        }

        return false;
    }
}
