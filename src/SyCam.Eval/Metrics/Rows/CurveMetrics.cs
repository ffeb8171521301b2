namespace SyCam.Eval.Metrics.Rows;

/// <summary>Faithfulness along a path between two images: insertion and deletion.</summary>
internal static class CurveMetrics
{
    private const string Rise = "Petsiuk, Das, Saenko: RISE, BMVC 2018";

    private const string Ties = "Equal saliency keeps raster order (row by row, left to right). On a constant map all " +
        "pixels tie, so they go from top to bottom: a score like any other that says nothing about the map; read it " +
        "beside the status. Sorting that is not stable makes the area depend on the library wherever a map is flat, " +
        "and a ReLU makes large flat areas.";

    private const string Cost = "The two ends of the path are computed once per image, whatever the map.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "insertion", ["insertion_auc", "ins"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "area under the class probability while the most salient pixels come back into a blurred image, in [0,1]",
            Rise, PerturbationCurve.Insertion)
        {
            Formula = """\frac{1}{n}\left(\frac{p_c(X_0) + p_c(X_n)}{2} + \sum_{i=1}^{n-1} p_c(X_i)\right)""",
            Notes =
            [
                "Let $\\pi$ order the $P = HW$ pixels by decreasing $M$; $X_i$ is the substrate in which the first " +
                "$\\lfloor iP/n \\rfloor$ pixels of that order have their clean values, $i = 0 \\dots n$. The score is " +
                "the trapezoidal area.",
                "`synth` takes 10 steps for final scores unless `--steps` says otherwise, the demo 16, and 8 at most " +
                "while candidates race.",
                "The substrate `blur` is a Gaussian of 11 x 11 pixels, sigma 5, cut off and divided by its sum, on the " +
                "normalised image, borders mirrored without repeating the edge pixel. `rise` is the kernel of RISE's " +
                "published code: it filters an 11 x 11 impulse with mirrored borders, which folds the tails back and " +
                "gives an almost flat kernel (0.0880 at the ends, 0.0940 in the middle), borders 0. Absolute values " +
                "differ between the two. The published step is 224 pixels (`steps=224` on a 224 x 224 input).",
                Ties, Cost,
                "A high score also comes from maps that bring back background on which the network relies: that is " +
                "the network's view, not an error.",
            ],
            Conventions = "softmax,trapezoid,ties=raster",
            Parameters = PerturbationCurve.InsertionParameters,
            Needs = MetricNeeds.Network,
            Invariance = MapInvariance.Order,
            Width = 1,
            Passes = PerturbationCurve.Passes,
            Usual = true,
        },
        new(
            "deletion", ["deletion_auc", "del"], MetricGroup.Faithfulness, HigherIsBetter: false,
            "area under the class probability while the most salient pixels are set to the mean colour, in [0,1]",
            Rise, PerturbationCurve.Deletion)
        {
            Formula = """\frac{1}{n}\left(\frac{p_c(X_0) + p_c(X_n)}{2} + \sum_{i=1}^{n-1} p_c(X_i)\right)""",
            Notes =
            [
                "As `insertion`, on the path from the clean image ($i = 0$) to the substrate ($i = n$). The substrate " +
                "`zero` is 0 in normalised values: the training set's mean colour, not black.",
                "Pixels of one colour are unlike any photograph, so the probability falls partly because the picture " +
                "is strange, whatever the map: never the only objective. The curve's end is the network's answer to " +
                "an empty picture, which is not 0.",
                Ties, Cost,
            ],
            Conventions = "softmax,trapezoid,ties=raster",
            Parameters = PerturbationCurve.DeletionParameters,
            Needs = MetricNeeds.Network,
            Invariance = MapInvariance.Order,
            Width = 1,
            Passes = PerturbationCurve.Passes,
            Usual = true,
        },
    ];
}
