namespace SyCam.Eval.Metrics.Rows;

/// <summary>Does the map, before it is scaled, add up to what the network answers?</summary>
internal static class AxiomMetrics
{
    private const string Fu = "Fu et al.: Axiom-based Grad-CAM, BMVC 2020, arXiv 2008.02312";

    private const string Root = "$L$ is the raw map of the expression without a `relu` at its root: with it, what speaks " +
        "against the class would be left out of the sum.";

    private const string Target = "$y$ is the run's target, by default the logit of the class. An input with a target of its " +
        "own is measured by the run's all the same.";

    private const string Scale = "A factor counts: a map and its double are one saliency, and only one of them can add up. So " +
        "it is a check of methods, not an objective: a search takes candidates with the same saliency for one.";

    private const string Given = "It reads the method's expression, so it cannot score maps that were made elsewhere.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "conservation", [], MetricGroup.Axioms, HigherIsBetter: false,
            "relative distance of the sum of the raw map from the logit, in [0,1]", Fu, Axioms.Conservation)
        {
            Formula = """\frac{\lvert y - \sum_{p} L(p) \rvert}{\lvert y \rvert + \lvert \sum_{p} L(p) \rvert}""",
            Notes =
            [
                Root, Target,
                "0 where the map adds up to the logit, 1 where the signs differ or one of them is 0; 0 where both are 0. The " +
                "axiom is the paper's, $y = \\sum_k \\sum_p w_k A_k(p)$; the divisor is ours, so that the distance has a bound.",
                "A bias behind the layer is part of $y$ and not of the map: HiResCAM before linear layers adds up to " +
                "$y - b$, which `explain` checks ([explain.md](explain.md)).",
                "A map as large as the image is summed over the image's pixels.",
                Scale, Given,
            ],
            Conventions = "before root relu,divisor=sum of magnitudes",
            Needs = MetricNeeds.Method,
            Invariance = MapInvariance.Saliency,
            Width = 1,
        },
        new(
            "axiom_sensitivity", [], MetricGroup.Axioms, HigherIsBetter: false,
            "relative distance of each channel's part of the raw map from what the logit loses without the channel, in [0,1]",
            Fu, Axioms.Sensitivity)
        {
            Formula = """\frac{\sum_k \lvert y(F) - y(F \setminus F_k) - \sum_p w_k A_k(p) \rvert}{\sum_k \lvert y(F) - y(F \setminus F_k) \rvert + \lvert \sum_p w_k A_k(p) \rvert}""",
            Notes =
            [
                "For methods of the form `sum_k(X)` with or without `relu` around it, where $w_k A_k$ is the channel's part " +
                "$X_k$; weights may differ from position to position. A method of another form has no value.",
                "$y(F \\setminus F_k)$ is the target with channel $k$ of the layer set to 0, the terminal `ablation`: a pass " +
                "through the head for each channel, once for each image.",
                Target,
                "The axiom is the paper's; the divisor is ours, so that the distance has a bound, and 0 where all is 0.",
                "Not `max_sensitivity`, which disturbs the image.",
                Scale, Given,
            ],
            Conventions = "channel=0,divisor=sum of magnitudes",
            Needs = MetricNeeds.Method,
            Invariance = MapInvariance.Saliency,
            Width = 1,
            Covers = method => ChannelSum.Find(method) is not null,
        },
    ];
}
