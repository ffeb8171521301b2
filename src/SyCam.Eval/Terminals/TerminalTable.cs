using SyCam.Grammar.Terms;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>The terminal table: what the inputs of a grammar can come from; adding one is adding a row.</summary>
public static class TerminalTable
{
    private const string OfNetwork = "read off the network";

    /// <summary>All rows: the words that may follow <c>from</c>, with their types and what they cost.</summary>
    public static IReadOnlyList<TerminalRow> Sources { get; } =
    [
        Row(
            TracedTerminals.Activation, TermType.Features, Takes.Layer, "1F", TracedTerminals.Compute,
            "activations of the layer",
            OfNetwork),
        Row(
            TracedTerminals.Gradient, TermType.Features, Takes.Layer | Takes.Target, "1H 1B", TracedTerminals.Compute,
            "gradient of the target with respect to the activations",
            "Selvaraju et al., Grad-CAM, ICCV 2017"),
        Row(
            TracedTerminals.HessianProduct, TermType.Features, Takes.Layer | Takes.Target, "1H 2B",
            TracedTerminals.Compute,
            "Hessian of the target, times the activations",
            "Cai, CAMs as Shapley value-based explainers, 2025, arXiv 2501.06261"),
        Row(
            "logit", TermType.Scalar, Takes.Nothing, "1F", Each(ScalarTerminals.Logit),
            "logit of the explained class",
            OfNetwork),
        Row(
            "probability", TermType.Scalar, Takes.Nothing, "1F", Each(ScalarTerminals.Probability),
            "softmax probability of the explained class",
            OfNetwork, isNonNegative: true),
        Row(
            "classifier", TermType.Channels, Takes.Layer, "1H 1B", Each(ClassifierTerminal.Compute),
            "the class's row of the linear layer behind a global mean; only at layers with such a head",
            "Zhou et al., CAM, CVPR 2016"),
        Row(
            "score_cam", TermType.Channels, Takes.Layer | Takes.Target, "K F", Each(MaskScores.Aligned),
            "target of the image seen through each channel, corners aligned",
            "Wang et al., Score-CAM, CVPRW 2020, as pytorch-grad-cam computes it"),
        Row(
            "score_cam_official", TermType.Channels, Takes.Layer, "K F", Each(MaskScores.Official),
            "class probability of the image seen through each channel, corners not aligned; "
            + "0 for a channel that is the same everywhere",
            "Wang et al., Score-CAM, CVPRW 2020, the authors' code", isNonNegative: true),
        Row(
            "ss_cam", TermType.Channels, Takes.Layer | Takes.Target, "35K F", Each(MaskScores.Noisy),
            "rise of the target from the clean image, mean over 35 noisy masks (deviation 2)",
            "Wang et al., SS-CAM, 2020, arXiv 2006.14255"),
        Row(
            "is_cam", TermType.Channels, Takes.Layer | Takes.Target, "10K F", Each(MaskScores.Integrated),
            "rise of the target from the clean image, mean over masks of strength 1/10 to 10/10",
            "Naidu et al., IS-CAM, 2020, arXiv 2010.03023"),
        Row(
            AblationTerminal.Word, TermType.Channels, Takes.Layer | Takes.Target, "K H; 1H 1B before linear layers",
            Each(AblationTerminal.Compute),
            "fall of the target when the channel is set to 0",
            "Desai and Ramaswamy, Ablation-CAM, WACV 2020"),
        Information(0, "mutual information of the grey image and the channel, 32 by 32 bins, in nats"),
        Information(1, "twice the mutual information over the sum of both entropies, 32 by 32 bins"),
        Information(2, "entropy of the channel at the image's size, 32 bins, in nats"),
        Smooth(0, "gradient", isNonNegative: false),
        Smooth(1, "square of the gradient", isNonNegative: true),
        Smooth(2, "cube of the gradient", isNonNegative: false),
        Row(
            ExpectedGradients.Word, TermType.Features, Takes.Layer | Takes.Target, "16F 16B", Each(ExpectedGradients.Compute),
            "mean gradient over 16 blends of the image with noise around the mean colour (deviation 0.3 of the normalised input)",
            "our reading of Buono et al., Expected Grad-CAM, 2024, arXiv 2406.01274"),
        Row(
            "fullgrad", TermType.Map, Takes.Target, "1F 1B", Each(FullGradientTerminal.Compute),
            "image times gradient and biases times gradients, each scaled, summed",
            "Srinivas and Fleuret, FullGrad, NeurIPS 2019; idiap/fullgrad-saliency",
            isNonNegative: true),
        Row(
            "exit", TermType.Map, Takes.Layer, "1F", Each(ExitTerminals.One),
            "map of a trained exit at the layer for the explained class; needs --aggregator",
            "AME-CAM, MICCAI 2023"),
        Row(
            "ame", TermType.Map, Takes.Nothing, "1F", Each(ExitTerminals.Joined),
            "maps of all trained exits, joined by the trained attention; needs --aggregator",
            "AME-CAM, MICCAI 2023"),
        Row(
            "ame_mean", TermType.Map, Takes.Nothing, "1F", Each(ExitTerminals.Mean),
            "mean of `ame` and of the maps of all trained exits; needs --aggregator",
            "AME-CAM, MICCAI 2023, as the released code computes it"),
        Row(
            "random", TermType.Channels, Takes.Layer, "0", Each(ControlTerminals.Random),
            "uniform numbers in [-1,1), seeded by the image's place",
            "pytorch-grad-cam, RandomCAM", isKept: false),
        Row(
            "fake", TermType.Map, Takes.Nothing, "0", Each(ControlTerminals.Fake),
            "ones except 0 at the top left pixel of the input",
            "Poppi et al., Fake-CAM, CVPRW 2021", isNonNegative: true, isKept: false),
        Row(
            "gaussian", TermType.Map, Takes.Nothing, "0", Each(ControlTerminals.Gaussian),
            "a Gaussian at the centre, deviations a quarter of the sides",
            "ours", isNonNegative: true, isKept: false),
    ];

    /// <summary>The row of a word, or null.</summary>
    public static TerminalRow? Find(string source) => Sources.FirstOrDefault(row => row.Source == source);

    internal static int PlaceOf(TerminalRow row)
    {
        for (var place = 0; place < Sources.Count; place++)
            if (ReferenceEquals(Sources[place], row)) return place;
        throw new ArgumentException($"{row.Source} is not in the table", nameof(row));
    }

    private static TerminalRow Information(int place, string what) => Row(
        MutualInformationTerminal.Words[place], TermType.Channels, Takes.Layer, "0", MutualInformationTerminal.Compute, what,
        "MI CAM, 2025, arXiv 2507.09092; the estimator is ours", isNonNegative: true);

    private static TerminalRow Smooth(int place, string what, bool isNonNegative) => Row(
        SmoothGradients.Words[place], TermType.Features, Takes.Layer | Takes.Target, "4F 4B", SmoothGradients.Compute,
        $"mean {what} over 4 noisy copies of the image (deviation 0.3 of the normalised input)",
        "Omeiza et al., Smooth Grad-CAM++, 2019, arXiv 1908.01224", isNonNegative);

    private static TerminalRow Row(
        string source, TermType type, Takes takes, string passes, TerminalComputation compute, string summary,
        string paper, bool isNonNegative = false, bool isKept = true) => new()
        {
            Source = source,
            Type = type,
            TakesLayer = takes.HasFlag(Takes.Layer),
            TakesTarget = takes.HasFlag(Takes.Target),
            IsNonNegative = isNonNegative,
            IsKept = isKept,
            Passes = passes,
            Summary = summary,
            Paper = paper,
            Compute = compute,
        };

    // A terminal that shares no pass with others.
    private static TerminalComputation Each(Func<TerminalChunk, TerminalKey, Tensor> compute) =>
        (chunk, keys) => [.. keys.Select(key => (key.Source, compute(chunk, key)))];

    // What an input may say behind its name and its word.
    [Flags]
    private enum Takes
    {
        Nothing = 0,
        Layer = 1,
        Target = 2,
    }
}
