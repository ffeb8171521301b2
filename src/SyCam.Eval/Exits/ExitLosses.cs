using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>What the exits and the attention are trained by.</summary>
internal static class ExitLosses
{
    // AME-CAM's code, after C2AM (Xie et al., CVPR 2022).
    private const double LeastSimilarity = 5e-4;
    private const double GreatestSimilarity = 0.9995;
    private const double RankDecay = 0.25;

    /// <summary>The weight of an exit's loss: of L exits from the input on l/L, which is 1/4, 1/2, 3/4 and 1 for the
    /// four of the paper.</summary>
    public static double Weight(int exit, int exits) => (exit + 1.0) / exits;

    /// <summary>Binary cross-entropy with every class as a question of its own, mean over images and classes.</summary>
    /// <param name="logits">The logits, <c>[n,C]</c>.</param>
    /// <param name="truth">1 for the image's class and 0 for the others, <c>[n,C]</c>.</param>
    public static Tensor Classification(Tensor logits, Tensor truth) =>
        // The logarithm of the sigmoid, without an exponential that could overflow.
        (logits.relu() - (logits * truth) + (-logits.abs()).exp().log1p()).mean();

    /// <summary>
    /// How unlike each other the marked parts of the images are, and the rest; and how like a marked part is to the rest:
    /// SimMax(F) + SimMin(F, B) + SimMax(B).
    /// </summary>
    /// <param name="grey">The grey images, <c>[n,1,H,W]</c>.</param>
    /// <param name="maps">The maps, <c>[n,1,H,W]</c>.</param>
    public static Tensor Contrast(Tensor grey, Tensor maps)
    {
        var marked = Directions(grey * maps);
        var rest = Directions(grey * (1 - maps));
        return Unlike(marked) + Alike(marked, rest) + Unlike(rest);
    }

    private static Tensor Directions(Tensor planes)
    {
        var flat = planes.flatten(1);
        return flat / flat.norm(1, keepdim: true).clamp_min(1e-12);
    }

    private static Tensor Similarity(Tensor one, Tensor other) =>
        one.matmul(other.t()).clamp(LeastSimilarity, GreatestSimilarity);

    private static Tensor Alike(Tensor one, Tensor other) => -(1 - Similarity(one, other)).log().mean();

    // The image that is the most like counts the most; the ranks of the code begin at -1, with the image itself.
    private static Tensor Unlike(Tensor parts)
    {
        var similarity = Similarity(parts, parts);
        var ranks = similarity.detach().argsort(1, true).argsort(1) - 1;
        return (-similarity.log() * (ranks.to(ScalarType.Float32) * -RankDecay).exp()).mean();
    }
}
