namespace SyCam.Eval.Metrics.Rows;

/// <summary>Is the saliency steady under noise that does not matter to the network, and not under noise that does?</summary>
internal static class NoiseMetrics
{
    private const string Source = "Assessing the Noise Robustness of Class Activation Maps, arXiv 2508.18154, as read by us";

    private const string Regions = "The regions $s$ of the clean picture are quickshift's, our reading of a cut-off name, with " +
        "the colours at a fifth and the kernel at a 56th of the side, as LIME has them at 224 pixels. They are ranked by their " +
        "mean saliency, of equal ones the first in raster order first; $\\mathrm{RBO}$ is the extrapolated rank-biased " +
        "overlap of Webber et al. (2010) at full depth, 1 for equal rankings.";

    private const string Noise = "Noise is put on the pixel values in [0,1] and cut there, before the normalisation. " +
        "`noise=jpeg:20` gives a kind with its level; docs/robustness.md has the table. It is drawn by image, copy and seed " +
        "alone. Two kinds and one kind at two levels are different metrics.";

    private const string Classes = "What is explained on a copy is not stated in what we could read: here the image's class, and on a " +
        "copy that the network takes for another class the one predicted there; `class=same` keeps the image's.";

    private const string Once = "It runs the method on noisy copies of the image, so it cannot score maps that were made " +
        "elsewhere. What the copies need is computed once per image, whatever the number of candidates.";

    private const string Conventions = "quickshift ratio=0.2,rbo extrapolated,ties by region";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "consistency", ["noise_consistency"], MetricGroup.Robustness, HigherIsBetter: true,
            "overlap of the rankings of regions on the image and on noisy copies of the same predicted class, in [0,1]",
            Source, NoiseStability.Consistency)
        {
            Formula = """\frac{1}{|U|}\sum_{X' \in U} \mathrm{RBO}_p\big(s(M(X)),\; s(M(X'))\big), \qquad U \text{ the copies of unchanged class}""",
            Notes =
            [
                Regions, Noise, Classes,
                "Not defined for an image all of whose copies change the class. A method that always gives the same map wins, " +
                "which `responsiveness` is there for.",
                Once,
            ],
            Conventions = Conventions,
            Parameters = NoiseStability.Parameters,
            Needs = MetricNeeds.Method,
            Width = 1,
        },
        new(
            "responsiveness", ["noise_responsiveness"], MetricGroup.Robustness, HigherIsBetter: true,
            "how much the ranking of regions changes on noisy copies of another predicted class, in [0,1]",
            Source, NoiseStability.Responsiveness)
        {
            Formula = """\frac{1}{|V|}\sum_{X' \in V} \Big( 1 - \mathrm{RBO}_p\big(s(M(X)),\; s(M(X'))\big) \Big), \qquad V \text{ the copies of changed class}""",
            Notes =
            [
                Regions, Noise, Classes,
                "Not defined for an image none of whose copies changes the class: the mean is over the others, and needs noise " +
                "that is strong enough. A method that marks at random wins.",
                Once,
            ],
            Conventions = Conventions,
            Parameters = NoiseStability.Parameters,
            Needs = MetricNeeds.Method,
            Width = 1,
        },
        new(
            "noise_robustness", ["rm"], MetricGroup.Robustness, HigherIsBetter: true,
            "product of consistency and responsiveness of an image, in [0,1]", Source, NoiseStability.Product)
        {
            Formula = """\mathrm{consistency} \cdot \mathrm{responsiveness}""",
            Notes =
            [
                "The paper's product is one of means over a data set. Here scores are of single images, so that the mean is one of " +
                "products, over the images that have copies of both kinds: it is another number, and of fewer images. " +
                "The command `robustness` shows the product of the means.",
                "Noise that is not random has one copy of each image, and so never a score here.",
                Regions, Noise, Classes, Once,
            ],
            Conventions = Conventions,
            Parameters = NoiseStability.Parameters,
            Needs = MetricNeeds.Method,
            Width = 1,
        },
    ];

    /// <summary>What the network does with the copies; it has no better or worse and is no row of the table.</summary>
    public static MetricRow ClassChange { get; } = new(
        "class_change", [], MetricGroup.Robustness, HigherIsBetter: false,
        "share of the noisy copies that the network takes for another class, in [0,1]", Source, NoiseStability.ClassChange)
    {
        Formula = """\frac{|V|}{|U| + |V|}""",
        Notes = [Noise],
        Parameters = NoiseStability.Parameters,
        Needs = MetricNeeds.Method,
        Invariance = MapInvariance.Saliency,
        Width = 1,
    };
}
