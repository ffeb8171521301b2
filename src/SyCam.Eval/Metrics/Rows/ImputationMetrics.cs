namespace SyCam.Eval.Metrics.Rows;

/// <summary>Faithfulness when pixels are replaced by what their neighbours suggest: ROAD.</summary>
internal static class ImputationMetrics
{
    private const string Rong = "Rong et al.: A Consistent and Efficient Evaluation Strategy for Attribution Methods, ICML 2022";

    private const string Filling = "$X_f$ is the image without a share $f$ of its pixels, each replaced by the weighted " +
        "mean of its neighbours (1/6 for the four nearest, 1/12 for the diagonal ones, missing neighbours solved for " +
        "together, the weights' sum at borders that of the neighbours inside), plus noise of deviation 0.01 in " +
        "normalised values. The noise is one field for all images and maps, so that no map wins by its luck.";

    private const string Selection = "$\\lfloor fP \\rfloor$ pixels go, chosen by rank, of equal ones the first in " +
        "raster order first (and the last first where the least relevant go). Published codes choose by percentile: for " +
        "a map with 60 % zeros, as a ReLU makes, that takes away everything at once for several shares, and a fully " +
        "unknown image has no solution. Such an image would be filled with its channels' means here.";

    private const string Points = "pytorch-grad-cam's default, 10 % to 90 %, is `points=9`; ARCC's is `points=4`.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "road", ["road_combined"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "half the difference of the class probability without the least and without the most relevant pixels, in [-0.5,0.5]",
            $"{Rong}; pytorch-grad-cam, metrics/road.py", RemoveAndDebias.Combined)
        {
            Formula = """\frac{1}{2n}\sum_{i=1}^{n}\left(p_c(X^{\text{least}}_{f_i}) - p_c(X^{\text{most}}_{f_i})\right), \qquad f_i = \frac{i}{n+1}""",
            Notes = [Filling, Selection, Points],
            Conventions = "softmax,ranked,ties=raster,noise=0.01",
            Parameters = RemoveAndDebias.Parameters,
            Needs = MetricNeeds.Network,
            Invariance = MapInvariance.Order,
            Width = 1,
            Passes = settings => 2 * RemoveAndDebias.Passes(settings),
        },
        new(
            "road_morf", ["road_most_relevant_first"], MetricGroup.Faithfulness, HigherIsBetter: false,
            "mean change of the class probability when the most relevant pixels are imputed first, in [-1,1]",
            $"{Rong}; pytorch-grad-cam, metrics/road.py", RemoveAndDebias.MostRelevantFirst)
        {
            Formula = """\frac{1}{n}\sum_{i=1}^{n} p_c(X^{\text{most}}_{f_i}) - p_c(X), \qquad f_i = \frac{i}{n+1}""",
            Notes = [Filling, Selection, Points, "The paper reports the accuracy instead of the probability."],
            Conventions = "softmax,ranked,ties=raster,noise=0.01",
            Parameters = RemoveAndDebias.Parameters,
            Needs = MetricNeeds.Network,
            Invariance = MapInvariance.Order,
            Width = 2,
            Passes = RemoveAndDebias.Passes,
        },
        new(
            "road_lerf", ["road_least_relevant_first"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "mean change of the class probability when the least relevant pixels are imputed first, in [-1,1]",
            $"{Rong}; pytorch-grad-cam, metrics/road.py", RemoveAndDebias.LeastRelevantFirst)
        {
            Formula = """\frac{1}{n}\sum_{i=1}^{n} p_c(X^{\text{least}}_{f_i}) - p_c(X), \qquad f_i = \frac{i}{n+1}""",
            Notes = [Filling, Selection, Points],
            Conventions = "softmax,ranked,ties=raster,noise=0.01",
            Parameters = RemoveAndDebias.Parameters,
            Needs = MetricNeeds.Network,
            Invariance = MapInvariance.Order,
            Width = 2,
            Passes = RemoveAndDebias.Passes,
        },
    ];
}
