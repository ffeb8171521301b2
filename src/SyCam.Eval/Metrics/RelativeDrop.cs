using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>What the probability of the class loses without the most salient pixels, beyond what those of the most similar
/// classes lose.</summary>
internal static class RelativeDrop
{
    /// <summary>The parameters.</summary>
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
    [
        MetricParameter.Number("share", 0.05, 1e-6, 1, "of the pixels that are taken away, the most salient ones"),
        MetricParameter.Whole(
            "classes", 3, 1, 1000,
            "similar classes: those whose logits are closest to the class's; fewer where there are fewer"),
        MetricParameter.Choice(
            "substrate", [Substrates.Zero, Substrates.Mean, Substrates.Black, Substrates.Blur, Substrates.Rise],
            "what stands where pixels are missing"),
    ];

    /// <summary>100 * ((p - o) of the class - mean of (p - o) of the similar classes); NaN where there is no other class.
    /// </summary>
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var images = context.Images;
        var others = (int)Math.Min(settings.Whole("classes"), images.Logits.shape[1] - 1);
        if (others == 0) return [.. Enumerable.Repeat(double.NaN, batch.Count)];
        var compared = Compared(context, others).index_select(0, batch.Which);
        var before = images.Logits.to(ScalarType.Float64).softmax(1).index_select(0, batch.Which);
        var drops = (before - Masked(context, settings, batch)).gather(1, compared);
        var values = drops.select(1, 0) - drops.narrow(1, 1, others).mean([1L]);
        return [.. (100 * values).cpu().data<double>()];
    }

    // The class of each image and the others whose logits lie closest to its, [N,1+others]; of equal distances the lower
    // index first.
    private static Tensor Compared(MetricContext context, int others) => context.Shared($"closest {others}", () =>
    {
        using var scope = NewDisposeScope();
        var (logits, own) = (context.Images.Logits, context.Images.Classes.unsqueeze(1));
        var never = full_like(own, double.PositiveInfinity, logits.dtype);
        var distances = (logits - logits.gather(1, own)).abs().scatter(1, own, never);
        var closest = distances.sort(1, descending: false, stable: true).Indices.narrow(1, 0, others);
        return cat([own, closest], 1).MoveToOuterDisposeScope();
    });

    private static Tensor Masked(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        ReplacedPixels.Probabilities(
            context, batch, ReplacedPixels.MostSalient(batch, settings.Number("share")), settings.Choice("substrate"));
}
