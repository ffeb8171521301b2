namespace SyCam.Eval.Metrics.Rows;

/// <summary>Coherency, and what joins it with other metrics: ADCC and ARCC.</summary>
internal static class CoherencyMetrics
{
    private const string Poppi = "Poppi et al.: Revisiting The Evaluation of Class Activation Mapping, CVPRW 2021";

    private const string Class = "The class stays the one that is explained on the clean image, and the product is taken " +
        "on the normalised image.";

    private const string Method = "It runs the method once more for each map, one forward pass and one back, so it cannot " +
        "score maps that were made elsewhere. All three metrics share that pass.";

    private const string Zero = "Where one of the two maps is constant the correlation is not defined; coherency is 0 " +
        "then, as in the published code.";

    private const string Limit = "A part that is 0 makes the whole 0, the limit of the formula; published codes divide by 0 " +
        "or add 1e-8.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "coherency", [], MetricGroup.Robustness, HigherIsBetter: true,
            "likeness of the map of the image times its saliency to the map of the image, in [0,1]",
            $"{Poppi}; ADCC, metrics/coherency.py", Coherency.Score)
        {
            Formula = """\tfrac12\left(r(M, M') + 1\right), \qquad M' \text{ the saliency of } X \odot M, \quad r \text{ Pearson's correlation}""",
            Notes = [Class, Zero, Method],
            Conventions = "masked=normalised input,constant=0",
            Needs = MetricNeeds.Method | MetricNeeds.Network,
            Width = 1,
            Passes = _ => 1,
        },
        new(
            "adcc", ["average_dcc"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "harmonic mean of coherency, 1 - complexity and 1 - average drop, in [0,1]",
            $"{Poppi}; ADCC, metrics/adcc.py", Coherency.Adcc)
        {
            Formula = """3\left(\frac{1}{\mathrm{Coh}} + \frac{1}{1 - \mathrm{Com}} + \frac{1}{1 - \mathrm{AD}}\right)^{-1}, \qquad \mathrm{Com} = \frac{1}{P}\sum_x M(x)""",
            Notes =
            [
                "Per image, then averaged. Fake-CAM, which wins `average_drop`, marks everything and scores 0 or nearly " +
                "so here: that is what the metric was made for.",
                Class, Limit, Zero, Method,
            ],
            Conventions = "softmax,masked=normalised input,constant=0",
            Needs = MetricNeeds.Method | MetricNeeds.Network,
            Width = 1,
            Passes = _ => 1,
        },
        new(
            "arcc", ["road_cc"], MetricGroup.Faithfulness, HigherIsBetter: true,
            "harmonic mean of coherency, 1 - complexity and twice ROAD, in [0,1]",
            "pytorch-grad-cam, metrics/arcc.py", Coherency.Arcc)
        {
            Formula = """3\left(\frac{1}{\mathrm{Coh}} + \frac{1}{1 - \mathrm{Com}} + \frac{1}{\mathrm{Road}}\right)^{-1}, \qquad \mathrm{Road} = \min(1, \max(0, 2\,\mathrm{road}))""",
            Notes =
            [
                "As `adcc` with `road` at four shares (20 % to 80 %) in place of the average drop. The source calls it a " +
                "geometric mean; its code, and this, is the harmonic one.",
                Class, Limit, Zero, Method,
            ],
            Conventions = "softmax,masked=normalised input,ranked,ties=raster,noise=0.01,constant=0",
            Parameters = [.. RemoveAndDebias.Parameters.Select(parameter =>
                parameter.Name == "points" ? parameter with { Default = "4" } : parameter)],
            Needs = MetricNeeds.Method | MetricNeeds.Network,
            Width = 1,
            Passes = settings => 1 + (2 * RemoveAndDebias.Passes(settings)),
        },
    ];
}
