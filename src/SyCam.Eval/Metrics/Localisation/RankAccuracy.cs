namespace SyCam.Eval.Metrics.Localisation;

/// <summary>
/// The share of the most salient pixels that lies on the object: as many pixels as the object has, or a given number.
/// Ties are broken in raster order; a constant map ranks nothing and scores 0.
/// </summary>
internal static class RankAccuracy
{
    public static IReadOnlyList<MetricParameter> TopParameters { get; } =
        [MetricParameter.Whole("k", 1000, 1, 100_000_000, "the number of pixels, at most all of them")];

    /// <summary>Among as many pixels as the object has.</summary>
    public static double[] OfArea(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        MaskedMaps.Score(context, batch, map => Share(map, map.Area));

    /// <summary>Among the first k pixels.</summary>
    public static double[] OfTop(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var count = settings.Whole("k");
        return MaskedMaps.Score(context, batch, map => Share(map, Math.Min(count, map.Values.Length)));
    }

    private static double Share(MaskedMap map, int count) =>
        map.IsConstant ? 0 : map.Order.Take(count).Count(place => map.Mask[place]) / (double)count;
}
