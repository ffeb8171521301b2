using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>What the probability of the class loses when the marked pixels are replaced, beyond what it loses when as many
/// others are.</summary>
internal static class Counterfactual
{
    /// <summary>The parameters.</summary>
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
    [
        MetricParameter.Number("share", 0.2, 1e-6, 0.5, "of the pixels that are replaced, the most salient ones, then the least"),
        MetricParameter.Choice(
            "substrate", [Substrates.Blur, Substrates.Zero, Substrates.Mean, Substrates.Black, Substrates.Rise],
            "what stands where pixels are replaced"),
    ];

    /// <summary>100 * (p without the least salient pixels - p without the most salient ones).</summary>
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var share = settings.Number("share");
        var losses = Without(ReplacedPixels.LeastSalient(batch, share)) - Without(ReplacedPixels.MostSalient(batch, share));
        return [.. (100 * losses).cpu().data<double>()];

        Tensor Without(Tensor gone) => ReplacedPixels.Probabilities(context, batch, gone, settings.Choice("substrate"))
            .gather(1, context.Images.Classes.index_select(0, batch.Which).unsqueeze(1)).squeeze(1);
    }
}
