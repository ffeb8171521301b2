namespace SyCam.Eval.Metrics.Rows;

/// <summary>Faithfulness over random parts of the image: infidelity and MuFidelity.</summary>
internal static class SubsetMetrics
{
    private const string Once = "The parts are the same for every image and map, and the losses of an image are computed " +
        "once for all maps, so that a further map costs no forward pass.";

    private const string Baseline = "What is taken away becomes the mean colour, 0 in normalised values, and the loss is " +
        "that of the class probability.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "mufidelity", ["mu_fidelity"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "rank correlation of the saliency in random parts of the image with what their loss costs, in [-1,1]",
            "Bhatt, Weller, Moura: Evaluating and Aggregating Feature-based Model Explanations, IJCAI 2020; Xplique, MuFidelity",
            MuFidelity.Score)
        {
            Formula = """\rho_S\Big(\textstyle\sum_{x \in S_i} M(x),\; p_c(X) - p_c(X_{\setminus S_i})\Big)_{i = 1 \dots n}""",
            Notes =
            [
                "$S_i$ are parts of `share` of the cells of a `grid`. " + Baseline,
                "Ties have their mean rank. Where the losses or the sums are all equal there is no correlation; the score " +
                "is 0 then, and so for a constant map.",
                Once,
            ],
            Conventions = "softmax,baseline=0,undefined=0",
            Parameters = MuFidelity.Parameters,
            Needs = MetricNeeds.Network,
            Width = 2,
        },
        new(
            "infidelity", [], MetricGroup.Faithfulness, HigherIsBetter: false,
            "mean squared difference of the change that the saliency predicts and that of the network, for squares taken away",
            "Yeh et al.: On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019", Infidelity.Score)
        {
            Formula = """\frac1n\sum_{i=1}^{n}\Big(\beta \sum_{x \in S_i} M(x) \sum_k X_k(x) - \big(p_c(X) - p_c(X_{\setminus S_i})\big)\Big)^2""",
            Notes =
            [
                "$S_i$ are random squares; the perturbation is the image itself on the square. " + Baseline,
                "$\\beta$ is the factor with the least error, as in the authors' code (`scaled=no` takes 1): saliency in " +
                "[0,1] has no scale of its own. A map of zeros predicts no change at all.",
                "It treats the saliency as what each pixel contributes, which CAMs do not promise; compare methods by it, " +
                "not with figures of gradient methods.",
                Once,
            ],
            Conventions = "softmax,baseline=0",
            Parameters = Infidelity.Parameters,
            Needs = MetricNeeds.Network,
        },
    ];
}
