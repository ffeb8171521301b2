namespace SyCam.Eval.Metrics.Rows;

/// <summary>How little does the saliency mark?</summary>
internal static class ComplexityMetrics
{
    private const string Blind = "It does not look at the picture at all, so it is a bound " +
        "(`--where \"sparsity > 0.4\"`) or a part of a sum, never an objective of its own.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "sparsity", ["sparseness", "gini"], MetricGroup.Complexity, HigherIsBetter: true,
            "Gini index of the saliency: how few pixels hold it, in [0,1]",
            "Hurley, Rickard: Comparing Measures of Sparsity, IEEE Trans. Information Theory 2009", Sparsity.Score)
        {
            Formula = """\frac{\sum_{i=1}^{P} (2i - P - 1)\, m_{(i)}}{P \sum_{i=1}^{P} m_{(i)}}, \qquad m_{(1)} \le \dots \le m_{(P)}""",
            Notes =
            [
                "Equal values score 0, one bright pixel $(P-1)/P$. A constant map, $M = 0$, holds no saliency and " +
                "scores 0.",
                Blind + " Some libraries add a small number to every value first.",
            ],
            Conventions = "gini,constant map=0",
            Width = 1,
            Usual = true,
        },
        new(
            "complexity", ["mean_saliency", "area"], MetricGroup.Complexity, HigherIsBetter: false,
            "mean of the saliency: how much of the picture is marked, in [0,1]",
            "Poppi, Cornia, Baraldi, Cucchiara: Revisiting the Evaluation of Class Activation Mapping, CVPR Workshops 2021",
            MapComplexity.Mean)
        {
            Formula = """\frac{1}{P} \sum_{x} M(x)""",
            Notes =
            [
                "The L1 norm of the map over the number of pixels, the term that ADCC takes it for; Fake-CAM, 1 but for one " +
                "pixel, scores $(P-1)/P$, nearly the worst.",
                "It rewards empty maps: a constant map, $M = 0$, scores 0, the best value. `sparsity` and `entropy` give " +
                "such a map their worst value instead.",
                Blind,
            ],
            Conventions = "constant map=0",
            Width = 1,
        },
        new(
            "entropy", ["entropy_complexity"], MetricGroup.Complexity, HigherIsBetter: false,
            "entropy of the saliency as a distribution over pixels, in nats, in [0, log P]",
            "Bhatt, Weller, Moura: Evaluating and Aggregating Feature-based Model Explanations, IJCAI 2020",
            MapComplexity.Entropy)
        {
            Formula = """-\sum_{x} q(x) \log q(x), \qquad q(x) = \frac{M(x)}{\sum_{x'} M(x')}, \quad 0 \log 0 = 0""",
            Notes =
            [
                "Natural logarithm. One bright pixel scores 0, equal values $\\log P$ (10.8 on 224 x 224 pixels), so values " +
                "of pictures of different sizes do not compare.",
                "A constant map, $M = 0$, is no distribution; it counts as even, the worst value. Some libraries add a small " +
                "number inside the logarithm, which changes nothing that is printed.",
                Blind,
            ],
            Conventions = "nats,constant map=log P",
        },
        new(
            "effective_complexity", ["effective"], MetricGroup.Complexity, HigherIsBetter: false,
            "share of the pixels whose saliency is above epsilon, in [0,1]",
            "Nguyen, Martinez: On Quantitative Aspects of Model Interpretability, 2020; Quantus, EffectiveComplexity",
            MapComplexity.Effective)
        {
            Formula = """\frac{1}{P} \sum_{x} [\,M(x) > \epsilon\,]""",
            Notes =
            [
                "Quantus counts the pixels; the share does not depend on the picture's size.",
                "With a small epsilon it tells how much a ReLU has cut to 0, since enlarged maps are rarely 0 elsewhere. " +
                "A constant map, $M = 0$, scores 0, the best value.",
                Blind,
            ],
            Conventions = "constant map=0",
            Parameters = MapComplexity.EffectiveParameters,
            Width = 1,
        },
    ];
}
