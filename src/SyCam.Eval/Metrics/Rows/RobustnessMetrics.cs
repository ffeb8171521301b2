namespace SyCam.Eval.Metrics.Rows;

/// <summary>Does the saliency stay as it is, or move along, when the image or the network changes?</summary>
internal static class RobustnessMetrics
{
    private const string Crabbe = "Crabbé, van der Schaar: Evaluating the Robustness of Interpretability Methods, NeurIPS 2023";

    private const string Copies = "It runs the method on changed copies of the image, so it cannot score maps that were " +
        "made elsewhere. What the copies need is computed once per image, whatever the number of candidates; the class " +
        "stays that of the image.";

    private const string Changes = "The changes: two flips, turns by 90, 180 and 270 degrees (on square inputs), shifts by " +
        "an eighth of the side to the right and down, what leaves coming back at the other end. `by` takes a part of them. " +
        "$r$ is Pearson's correlation, 0 where a map is constant.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "max_sensitivity", ["sensitivity_max"], MetricGroup.Robustness, HigherIsBetter: false,
            "largest relative change of the saliency when the image is disturbed a little, 0 or more",
            "Yeh et al.: On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019; Captum, sensitivity_max",
            MaxSensitivity.Score)
        {
            Formula = """\max_{\lVert \delta \rVert_\infty \le r} \frac{\lVert M(X + \delta) - M(X) \rVert_2}{\lVert M(X) \rVert_2}""",
            Notes =
            [
                "The largest of `samples` uniform disturbances, the same ones for every image, of the normalised values. " +
                "Captum's defaults; Quantus takes 0.2 and 200, the authors 0.2 or 0.1 and 50.",
                "A map of zeros has the divisor 1, as in Captum. A method that always gives the same map wins.",
                Copies,
            ],
            Conventions = "uniform,normalised input",
            Parameters = MaxSensitivity.Parameters,
            Needs = MetricNeeds.Method,
        },
        new(
            "equivariance", [], MetricGroup.Robustness, HigherIsBetter: true,
            "mean correlation of the saliency of the changed image with the changed saliency, in [-1,1]",
            Crabbe, Symmetry.Equivariance)
        {
            Formula = """\frac{1}{|T|}\sum_{t \in T} r\big(M(tX),\; t\,M(X)\big)""",
            Notes =
            [
                Changes,
                "The network itself is not equivariant to most of these, so 1 is out of reach even for a perfect method.",
                Copies,
            ],
            Conventions = "pearson,constant=0,shift=1/8 cyclic",
            Parameters = Symmetry.Parameters,
            Needs = MetricNeeds.Method,
            Width = 2,
        },
        new(
            "invariance", [], MetricGroup.Robustness, HigherIsBetter: true,
            "mean correlation of the saliency of the changed image with that of the image, in [-1,1]",
            Crabbe, Symmetry.Invariance)
        {
            Formula = """\frac{1}{|T|}\sum_{t \in T} r\big(M(tX),\; M(X)\big)""",
            Notes =
            [
                Changes,
                "A map of positions should move with the object: `equivariance` is what one wants of it. High invariance " +
                "says that the map stays where it is, as a centred Gaussian does.",
                Copies,
            ],
            Conventions = "pearson,constant=0,shift=1/8 cyclic",
            Parameters = Symmetry.Parameters,
            Needs = MetricNeeds.Method,
            Width = 2,
        },
        new(
            "randomisation", ["mprt", "randomization"], MetricGroup.Sanity, HigherIsBetter: false,
            "rank correlation of the saliency with that of a network whose parameters are shuffled, in [-1,1]",
            "Adebayo et al.: Sanity Checks for Saliency Maps, NeurIPS 2018", Randomisation.Score)
        {
            Formula = """\frac1n\sum_{i=1}^{n} \rho_S\big(M,\; M_{f_i}\big), \qquad f_i \text{ with the top } \tfrac{i}{n} \text{ of the parameters shuffled}""",
            Notes =
            [
                "Each shuffled parameter has its own values in another order (ours; the paper draws new ones), so that its " +
                "numbers are still of the usual size. `stages=1` shuffles all of them; more stages are the paper's cascade " +
                "from the logits down, and each keeps a copy of the network in memory.",
                "$\\rho_S$ is Spearman's correlation over pixels, ties at their mean rank; 0 where a map is constant. The " +
                "sign counts: a map turned into its negative scores -1, not 0.",
                "A method that looks at the picture only, an edge detector say, scores near 1.",
                Copies,
            ],
            Version = 2,
            Conventions = "spearman,permuted values,constant=0",
            Parameters = Randomisation.Parameters,
            Needs = MetricNeeds.Method,
            Width = 2,
        },
    ];
}
