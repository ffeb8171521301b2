namespace SyCam.Eval.Metrics.Rows;

/// <summary>Faithfulness of one masked image: what the class probability does when the image is multiplied by its
/// saliency.</summary>
internal static class MaskingMetrics
{
    private const string Chattopadhay = "Chattopadhay et al.: Grad-CAM++, WACV 2018";

    private const string Product = "The product is taken on the normalised image, so that $M = 0$ means the mean colour; " +
        "multiplying before the normalisation gives black instead and other numbers. A constant map has $M = 0$ and is " +
        "scored on the network's answer to the mean colour.";

    private const string Shared = "All metrics on $p_c(X \\odot M)$ share one pass for each map.";

    private const string Fake = "A map that marks everything wins. Fake-CAM (Poppi et al. 2021), 1 everywhere but for " +
        "one pixel, loses almost nothing; SyCam therefore always lists it as a control, and this must never be the only " +
        "objective.";

    private const string Conventions = "softmax,masked=normalised input";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "average_drop", ["ad", "avg_drop", "average-drop"], MetricGroup.Faithfulness, HigherIsBetter: false,
            "relative loss of the class probability when the image is multiplied by the saliency, in percent",
            Chattopadhay, AverageDrop.Relative)
        {
            Formula = """100 \cdot \frac{\max(0, p - o)}{p}, \qquad p = p_c(X), \quad o = p_c(X \odot M)""",
            Notes =
            [
                Product, Fake,
                "A gain of probability counts as 0, not as a bonus. Nothing is added to the divisor; some libraries " +
                "add 1e-7 or 1e-8.",
                Shared,
            ],
            Conventions = Conventions,
            Needs = MetricNeeds.Network,
            Width = 100,
            Passes = _ => 1,
            Usual = true,
        },
        new(
            "drop_in_confidence", ["confidence_drop", "absolute_drop"], MetricGroup.Faithfulness, HigherIsBetter: false,
            "absolute loss of the class probability when the image is multiplied by the saliency, in percentage points",
            "pytorch-grad-cam, DropInConfidence", AverageDrop.Absolute)
        {
            Formula = """100 \cdot \max(0, p - o), \qquad p = p_c(X), \quad o = p_c(X \odot M)""",
            Notes =
            [
                Product, Fake,
                "Unlike `average_drop` it counts an image by how sure the network was of it: a loss from 0.02 to 0.01 " +
                "is 1 point here and 50 % there.",
                Shared,
            ],
            Conventions = Conventions,
            Needs = MetricNeeds.Network,
            Width = 100,
            Passes = _ => 1,
        },
        new(
            "increase_in_confidence", ["ic", "increase"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "share of the images whose class probability rises when they are multiplied by the saliency, in percent",
            Chattopadhay, AverageDrop.Increase)
        {
            Formula = """100 \cdot [\,o > p\,], \qquad p = p_c(X), \quad o = p_c(X \odot M)""",
            Notes =
            [
                Product,
                "100 or 0 on each image, so that many images are needed to tell methods apart. The comparison is " +
                "strict; where $o$ and $p$ are nearly equal, as for Fake-CAM, it hangs on the last digits of float32.",
                Shared,
            ],
            Conventions = Conventions,
            Needs = MetricNeeds.Network,
            Width = 100,
            Passes = _ => 1,
            Usual = true,
        },
        new(
            "average_gain", ["ag", "avg_gain"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "relative gain of the class probability when the image is multiplied by the saliency, in percent",
            "Zhang et al.: Opti-CAM, CVIU 2024", AverageDrop.Gain)
        {
            Formula = """100 \cdot \frac{\max(0, o - p)}{1 - p}, \qquad p = p_c(X), \quad o = p_c(X \odot M)""",
            Notes =
            [
                Product,
                "The counterpart of `average_drop`: what is gained of what could be gained. An image with $p = 1$ " +
                "gains nothing and scores 0.",
                Shared,
            ],
            Conventions = $"{Conventions},p=1 scores 0",
            Needs = MetricNeeds.Network,
            Width = 100,
            Passes = _ => 1,
        },
        new(
            "drop_in_deletion", ["add", "average_drop_in_deletion"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "relative loss of the class probability when what is salient is taken out of the image, in percent",
            "Jung, Oh: LIFT-CAM, ICCV 2021; pytorch-shapley-cam, metrics/ADCC.py", AverageDrop.InDeletion)
        {
            Formula = """100 \cdot \frac{\max(0, p - o)}{p}, \qquad p = p_c(X), \quad o = p_c(X \odot (1 - M))""",
            Notes =
            [
                "The image is multiplied by $1 - M$, on normalised values. A constant map has $M = 0$, takes nothing " +
                "out and scores 0.",
                "A map that marks everything wins here too: read it with `complexity` or `average_drop`'s controls.",
            ],
            Conventions = Conventions,
            Needs = MetricNeeds.Network,
            Width = 100,
            Passes = _ => 1,
            Usual = true,
        },
        new(
            "relative_confidence_drop", ["relative_drop", "rcd"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "loss of the class probability without the most salient pixels, beyond that of the most similar classes, in " +
            "percentage points",
            "the definition is ours, after Zhang et al.: Finer-CAM, CVPR 2025, arXiv 2501.11309", RelativeDrop.Score)
        {
            Formula = """100 \cdot \Big( p_c(X) - p_c(X') - \frac1n \sum_{d \in D} \big( p_d(X) - p_d(X') \big) \Big)""",
            Notes =
            [
                "$X'$ is the image without the `share` of its pixels that is most salient, ties in raster order; at least one " +
                "pixel. $D$ are the `classes` other classes whose logits on $X$ are closest to that of the class.",
                "High where taking away what is marked costs the class more than the classes it is easily taken for: the marked " +
                "part tells them apart. What goes to a similar class counts twice.",
                "Finer-CAM reports a relative confidence drop with the top 5 % masked; its exact formula was not at hand, so " +
                "numbers are not to be compared with the paper's.",
            ],
            Conventions = "softmax,masked=normalised input,references=closest logits",
            Parameters = RelativeDrop.Parameters,
            Needs = MetricNeeds.Network,
            Invariance = MapInvariance.Order,
            Width = 400,
            Passes = _ => 1,
        },
        new(
            "counterfactual", ["counterfactual_drop"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "loss of the class probability when the most salient pixels are replaced, beyond that when as many of the least " +
            "salient are, in percentage points",
            "the definition is ours, after the counterfactual analysis of MI-CAM, arXiv 2507.09092", Counterfactual.Score)
        {
            Formula = """100 \cdot \Big( \big( p_c(X) - p_c(X') \big) - \big( p_c(X) - p_c(X'') \big) \Big) = 100 \cdot \big( p_c(X'') - p_c(X') \big)""",
            Notes =
            [
                "$X'$ is the image with the `share` of its pixels that is most salient replaced by the substrate, $X''$ with as many of " +
                "the least salient; ties in raster order, at least one pixel.",
                "Would the class still be seen without what is marked? What any damage of that size costs is taken off, so that a " +
                "map at random scores about 0, and one that is the wrong way round below 0.",
                "MI-CAM's paper checks its maps by a counterfactual analysis whose formula was not at hand: this is our reading, and " +
                "numbers are not to be compared with the paper's. It is `road`'s difference at a single share, with a " +
                "substrate instead of imputation.",
            ],
            Conventions = "softmax,others=least salient",
            Parameters = Counterfactual.Parameters,
            Needs = MetricNeeds.Network,
            Invariance = MapInvariance.Order,
            Width = 200,
            Passes = _ => 2,
        },
    ];
}
