using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Insertion and deletion: pixels in the order of decreasing saliency, ties in raster order, go from one image into
/// another in equal shares; the score is the trapezoidal area under the class probability.
/// </summary>
internal static class PerturbationCurve
{
    /// <summary>The parameters of insertion.</summary>
    public static IReadOnlyList<MetricParameter> InsertionParameters { get; } =
        [Steps(), Substrate([Substrates.Blur, Substrates.Rise, Substrates.Zero, Substrates.Mean, Substrates.Black])];

    /// <summary>The parameters of deletion.</summary>
    public static IReadOnlyList<MetricParameter> DeletionParameters { get; } =
        [Steps(), Substrate([Substrates.Zero, Substrates.Mean, Substrates.Black, Substrates.Blur, Substrates.Rise])];

    /// <summary>The two ends of a curve are the same for every map.</summary>
    public static int Passes(MetricSettings settings) => settings.Whole("steps") - 1;

    /// <summary>From the substrate to the clean image.</summary>
    public static double[] Insertion(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var kind = settings.Choice("substrate");
        return Areas(
            context, settings.Whole("steps"), batch, Substrates.Of(context, kind), context.Images.Inputs,
            Substrates.Probabilities(context, kind), context.Images.Probabilities);
    }

    /// <summary>From the clean image to the substrate.</summary>
    public static double[] Deletion(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var kind = settings.Choice("substrate");
        return Areas(
            context, settings.Whole("steps"), batch, context.Images.Inputs, Substrates.Of(context, kind),
            context.Images.Probabilities, Substrates.Probabilities(context, kind));
    }

    private static MetricParameter Steps() =>
        MetricParameter.Whole("steps", 20, 2, 100_000, "equal shares of the pixels, one after the other")
            with { FollowsSteps = true };

    private static MetricParameter Substrate(IReadOnlyList<string> kinds) =>
        MetricParameter.Choice("substrate", kinds, "what stands where pixels are missing");

    private static double[] Areas(
        MetricContext context, int steps, SaliencyBatch batch, Tensor from, Tensor into, Tensor fromProbabilities,
        Tensor intoProbabilities)
    {
        using var scope = NewDisposeScope();
        var inner = steps - 1;

        // As many maps at once as fill a batch; at least one.
        var group = Math.Max(1, context.Network.BatchSize / Math.Max(1, inner));
        List<double> areas = [];
        for (var start = 0; start < batch.Count; start += group)
        {
            var length = Math.Min(group, batch.Count - start);
            using var step = NewDisposeScope();
            var which = batch.Which.narrow(0, start, length);
            var mixed = Mixtures(
                Order(batch.Saliency.narrow(0, start, length)), into.index_select(0, which), from.index_select(0, which),
                steps);
            var classes = context.Images.Classes.index_select(0, which).repeat_interleave(inner);
            var curve = context.Network
                .ClassProbabilities(mixed, classes, context.Cancellation)
                .reshape(length, inner);
            var ends = (fromProbabilities.index_select(0, which) + intoProbabilities.index_select(0, which)) / 2;
            var area = (curve.to(ScalarType.Float64).sum(1) + ends) / steps;
            areas.AddRange(area.data<double>().ToArray());
        }

        return [.. areas];
    }

    /// <summary>The places of the pixels by decreasing saliency, <c>[n,H*W]</c>.</summary>
    private static Tensor Order(Tensor saliency)
    {
        var (_, order) = sort(saliency.flatten(1), 1, descending: true, stable: true);
        return order;
    }

    /// <summary>
    /// The images after each inner step, <c>[n*(steps-1),C,H,W]</c>, channels last in memory as the frozen network
    /// wants them: each step moves only its own pixels, and a pixel's channels lie side by side.
    /// </summary>
    private static Tensor Mixtures(Tensor order, Tensor into, Tensor from, int steps)
    {
        using var scope = NewDisposeScope();
        var (count, channels, height, width) = (from.shape[0], from.shape[1], from.shape[2], from.shape[3]);
        var pixels = height * width;
        var source = PixelRows(into);
        var current = PixelRows(from).clone();
        var rows = order + (arange(count, ScalarType.Int64) * pixels).unsqueeze(1);
        var mixed = empty([count, steps - 1, pixels, channels]);
        for (var step = 1; step < steps; step++)
        {
            using var inner = NewDisposeScope();
            var (moved, until) = (pixels * (step - 1) / steps, pixels * step / steps);
            var moving = rows.narrow(1, moved, until - moved).flatten();
            current.index_put_(source.index_select(0, moving), moving);
            mixed.select(1, step - 1).copy_(current.reshape(count, pixels, channels));
        }

        return mixed.reshape(count * (steps - 1), height, width, channels).permute(0, 3, 1, 2)
            .MoveToOuterDisposeScope();
    }

    /// <summary>The pixels of images <c>[n,C,H,W]</c> one below the other, <c>[n*H*W,C]</c>.</summary>
    private static Tensor PixelRows(Tensor images) => images.permute(0, 2, 3, 1).reshape(-1, images.shape[1]);
}
