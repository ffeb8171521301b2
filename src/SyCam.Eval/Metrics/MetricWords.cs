namespace SyCam.Eval.Metrics;

/// <summary>What is declared of a metric, in words.</summary>
public static class MetricWords
{
    /// <summary>The groups in the order in which people read of them.</summary>
    public static IReadOnlyList<MetricGroup> Groups { get; } = Enum.GetValues<MetricGroup>();

    /// <summary>The question that a group of metrics asks.</summary>
    public static string Question(MetricGroup group) => group switch
    {
        MetricGroup.Faithfulness => "Does the network react to what the saliency marks?",
        MetricGroup.Localisation => "Does the saliency lie on the object?",
        MetricGroup.Complexity => "How little does the saliency mark?",
        MetricGroup.Robustness => "Does the saliency stay as it is, or move along, when the image changes?",
        MetricGroup.Sanity => "Does the saliency depend on the network at all?",
        MetricGroup.Axioms => "Does the map, before it is scaled, add up to what the network answers?",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "no such group"),
    };

    /// <summary>The single things that a metric needs, such as <c>masks</c>; empty for none.</summary>
    public static IReadOnlyList<string> ToNames(MetricNeeds needs) =>
        [.. Enum.GetValues<MetricNeeds>().Where(need => need != MetricNeeds.None && needs.HasFlag(need))
            .Select(need => need.ToString().ToLowerInvariant())];

    /// <summary>What counts of the saliency.</summary>
    public static string Sees(MapInvariance invariance) => invariance switch
    {
        MapInvariance.None => "values",
        MapInvariance.Order => "order",
        MapInvariance.Saliency => "raw map",
        _ => throw new ArgumentOutOfRangeException(nameof(invariance), invariance, "no such invariance"),
    };

    /// <summary>The direction, <c>higher</c> or <c>lower</c>.</summary>
    public static string Direction(MetricRow row) => row.HigherIsBetter ? "higher" : "lower";
}
