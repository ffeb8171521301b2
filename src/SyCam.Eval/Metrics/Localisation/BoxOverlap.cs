namespace SyCam.Eval.Metrics.Localisation;

/// <summary>
/// How the box around the largest connected part above a threshold overlaps with the box around the object, as
/// intersection over union. A map that marks nothing has no box and scores 0.
/// </summary>
internal static class BoxOverlap
{
    // Zhou et al. cut at 20 % of the maximum.
    private const string Usual = "0.2";

    public static IReadOnlyList<MetricParameter> Parameters { get; } = [Thresholds.Parameter(Usual)];

    public static IReadOnlyList<MetricParameter> AccuracyParameters { get; } =
    [
        Thresholds.Parameter(Usual),
        MetricParameter.Number("iou", 0.5, 0.01, 1, "the least overlap of the boxes that counts as found"),
    ];

    /// <summary>The overlap.</summary>
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        MaskedMaps.Score(context, batch, map => Overlap(settings, map));

    /// <summary>1 where the overlap is enough, else 0.</summary>
    public static double[] Accuracy(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var least = settings.Number("iou");
        return MaskedMaps.Score(context, batch, map => Overlap(settings, map) >= least ? 1 : 0);
    }

    private static double Overlap(MetricSettings settings, MaskedMap map)
    {
        var box = map.ObjectBox;
        return Thresholds.Of(settings, map) is { } threshold
            ? At(threshold)
            : Thresholds.Grid.Max(At);

        double At(double threshold) =>
            Component.Largest(map.Above(threshold), map.Width) is { } found ? found.Box.Overlap(box) : 0;
    }
}
