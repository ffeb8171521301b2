namespace SyCam.Eval.Metrics.Rows;

/// <summary>Does the saliency lie on the object?</summary>
internal static class LocalisationMetrics
{
    private const string View = "The score asks where people see the object, not what the network uses.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "mass_accuracy", ["mass", "energy_pointing_game", "relevance_mass_accuracy"], MetricGroup.Localisation,
            HigherIsBetter: true, "share of the saliency that lies on the object, in [0,1]",
            "Arras, Osman, Samek: CLEVR-XAI, Information Fusion 2022", MassAccuracy.Score)
        {
            Formula = """\frac{\sum_{x} M(x)\,B(x)}{\sum_{x} M(x)}, \qquad B \in \{0,1\}^{H \times W} \text{ the object's mask}""",
            Notes =
            [
                "An empty mask gives no value. A constant map, $M = 0$, has no saliency on the object and scores 0.",
                "The mask covers part of the picture, and a map of ones already scores that part: compare with " +
                "Fake-CAM, whose value is the mean coverage. " + View,
                "The min-max scaling removes negative values; metrics of that name elsewhere take absolute values.",
            ],
            Conventions = "empty map=0",
            Needs = MetricNeeds.Masks,
            Width = 1,
        },
    ];
}
