using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>The terminal table: what the inputs of a grammar can come from. Adding a terminal is adding a row.</summary>
public static class TerminalTable
{
    private const string OfNetwork = "read off the network";

    /// <summary>All rows: the words that may follow <c>from</c>, with their types and what they cost.</summary>
    public static IReadOnlyList<TerminalRow> Sources { get; } =
    [
        new()
        {
            Source = TracedTerminals.Activation, Type = TermType.Features, TakesLayer = true, Passes = "1F",
            Summary = "activations of the layer", Paper = OfNetwork, Compute = TracedTerminals.Compute,
        },
        new()
        {
            Source = TracedTerminals.Gradient, Type = TermType.Features, TakesLayer = true, TakesTarget = true,
            Passes = "1H 1B", Summary = "gradient of the target with respect to the activations",
            Paper = "Selvaraju et al., Grad-CAM, ICCV 2017", Compute = TracedTerminals.Compute,
        },
        new()
        {
            Source = TracedTerminals.HessianProduct, Type = TermType.Features, TakesLayer = true, TakesTarget = true,
            Passes = "1H 2B", Summary = "Hessian of the target, times the activations",
            Paper = "Cai, CAMs as Shapley value-based explainers, 2025, arXiv 2501.06261",
            Compute = TracedTerminals.Compute,
        },
        new()
        {
            Source = "logit", Type = TermType.Scalar, Passes = "1F", Summary = "logit of the explained class",
            Paper = OfNetwork, Compute = Each(ScalarTerminals.Logit),
        },
        new()
        {
            Source = "probability", Type = TermType.Scalar, IsNonNegative = true, Passes = "1F",
            Summary = "softmax probability of the explained class", Paper = OfNetwork,
            Compute = Each(ScalarTerminals.Probability),
        },
        new()
        {
            Source = "classifier", Type = TermType.Channels, TakesLayer = true, Passes = "1H 1B",
            Summary = "the class's row of the linear layer behind a global mean; only at layers with such a head",
            Paper = "Zhou et al., CAM, CVPR 2016", Compute = Each(ClassifierTerminal.Compute),
        },
        new()
        {
            Source = "score_cam", Type = TermType.Channels, TakesLayer = true, TakesTarget = true, Passes = "K F",
            Summary = "target of the image seen through each channel, corners aligned",
            Paper = "Wang et al., Score-CAM, CVPRW 2020, as pytorch-grad-cam computes it",
            Compute = Each(MaskScores.Aligned),
        },
        new()
        {
            Source = "score_cam_official", Type = TermType.Channels, TakesLayer = true, IsNonNegative = true,
            Passes = "K F", Summary = "class probability of the image seen through each channel, corners not aligned; "
                + "0 for a channel that is the same everywhere",
            Paper = "Wang et al., Score-CAM, CVPRW 2020, the authors' code", Compute = Each(MaskScores.Official),
        },
        new()
        {
            Source = "ss_cam", Type = TermType.Channels, TakesLayer = true, TakesTarget = true, Passes = "35K F",
            Summary = "rise of the target from the clean image, mean over 35 noisy masks (deviation 2)",
            Paper = "Wang et al., SS-CAM, 2020, arXiv 2006.14255", Compute = Each(MaskScores.Noisy),
        },
        new()
        {
            Source = "is_cam", Type = TermType.Channels, TakesLayer = true, TakesTarget = true, Passes = "10K F",
            Summary = "rise of the target from the clean image, mean over masks of strength 1/10 to 10/10",
            Paper = "Naidu et al., IS-CAM, 2020, arXiv 2010.03023", Compute = Each(MaskScores.Integrated),
        },
        new()
        {
            Source = "ablation", Type = TermType.Channels, TakesLayer = true, TakesTarget = true,
            Passes = "K H; 1H 1B before linear layers", Summary = "fall of the target when the channel is set to 0",
            Paper = "Desai and Ramaswamy, Ablation-CAM, WACV 2020", Compute = Each(AblationTerminal.Compute),
        },
        new()
        {
            Source = "mutual_information", Type = TermType.Channels, TakesLayer = true, IsNonNegative = true,
            Passes = "0", Summary = "mutual information of the grey image and the channel, 32 by 32 bins, in nats",
            Paper = "MI CAM, 2025, arXiv 2507.09092; the estimator is ours",
            Compute = Each(MutualInformationTerminal.Compute),
        },
        Smooth(0, "gradient", isNonNegative: false),
        Smooth(1, "square of the gradient", isNonNegative: true),
        Smooth(2, "cube of the gradient", isNonNegative: false),
        new()
        {
            Source = "fullgrad", Type = TermType.Map, IsAtImageSize = true, TakesTarget = true, IsNonNegative = true,
            Passes = "1F 1B", Summary = "image times gradient and biases times gradients, each scaled, summed",
            Paper = "Srinivas and Fleuret, FullGrad, NeurIPS 2019; idiap/fullgrad-saliency",
            Compute = Each(FullGradientTerminal.Compute),
        },
        new()
        {
            Source = "random", Type = TermType.Channels, TakesLayer = true, Passes = "0",
            Summary = "uniform numbers in [-1,1), seeded by the image's place", Paper = "pytorch-grad-cam, RandomCAM",
            IsKept = false, Compute = Each(ControlTerminals.Random),
        },
        new()
        {
            Source = "fake", Type = TermType.Map, IsAtImageSize = true, IsNonNegative = true, Passes = "0",
            Summary = "ones except 0 at the top left pixel of the input", Paper = "Poppi et al., Fake-CAM, CVPRW 2021",
            IsKept = false, Compute = Each(ControlTerminals.Fake),
        },
        new()
        {
            Source = "gaussian", Type = TermType.Map, IsAtImageSize = true, IsNonNegative = true, Passes = "0",
            Summary = "a Gaussian at the centre, deviations a quarter of the sides", Paper = "ours",
            IsKept = false, Compute = Each(ControlTerminals.Gaussian),
        },
    ];

    /// <summary>
    /// The controls that stand in every table: a metric that one of them wins measures something else than saliency.
    /// RandomCAM weighs the channels by chance; Fake-CAM (Poppi et al. 2021) marks everything.
    /// </summary>
    public static IReadOnlyList<(string Name, Term Map)> Controls { get; } =
    [
        ("RandomCAM", Term.Of(Operators.Relu, Term.Of(Operators.SumK, Term.Of(
            Operators.Mul, Term.Input("random", TermType.Channels), Term.Input("A", TermType.Features))))),
        ("FakeCAM", Term.Input("fake", TermType.Map, Term.ImageLayer)),
    ];

    /// <summary>The row of a word, or null.</summary>
    public static TerminalRow? Find(string source) => Sources.FirstOrDefault(row => row.Source == source);

    internal static int PlaceOf(TerminalRow row)
    {
        for (var place = 0; place < Sources.Count; place++)
            if (ReferenceEquals(Sources[place], row)) return place;
        throw new ArgumentException($"{row.Source} is not in the table", nameof(row));
    }

    private static TerminalRow Smooth(int place, string what, bool isNonNegative) => new()
    {
        Source = SmoothGradients.Words[place], Type = TermType.Features, TakesLayer = true, TakesTarget = true,
        IsNonNegative = isNonNegative, Passes = "4F 4B",
        Summary = $"mean {what} over 4 noisy copies of the image (deviation 0.3 of the normalised input)",
        Paper = "Omeiza et al., Smooth Grad-CAM++, 2019, arXiv 1908.01224", Compute = SmoothGradients.Compute,
    };

    // A terminal that shares no pass with others.
    private static Func<TerminalChunk, IReadOnlyList<TerminalKey>, IReadOnlyList<(InputSource Source, Tensor Values)>>
        Each(Func<TerminalChunk, TerminalKey, Tensor> compute) =>
        (chunk, keys) => [.. keys.Select(key => (key.Source, compute(chunk, key)))];
}
