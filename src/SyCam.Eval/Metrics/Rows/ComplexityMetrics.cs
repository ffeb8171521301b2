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
        },
    ];
}
