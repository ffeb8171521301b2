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
            Substrates.Probabilities(context, kind), context.CleanProbabilities);
    }

    /// <summary>From the clean image to the substrate.</summary>
    public static double[] Deletion(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var kind = settings.Choice("substrate");
        return Areas(
            context, settings.Whole("steps"), batch, context.Images.Inputs, Substrates.Of(context, kind),
            context.CleanProbabilities, Substrates.Probabilities(context, kind));
    }

    private static MetricParameter Steps()
    {
        var steps = MetricParameter.Whole("steps", 20, 2, 100_000, "equal shares of the pixels, one after the other");
        return steps with { FollowsSteps = true };
    }

    private static MetricParameter Substrate(IReadOnlyList<string> kinds) =>
        MetricParameter.Choice("substrate", kinds, "what stands where pixels are missing");

    private static double[] Areas(
        MetricContext context, int steps, SaliencyBatch batch, Tensor from, Tensor into, Tensor fromProbabilities,
        Tensor intoProbabilities)
    {
        using var scope = NewDisposeScope();
        using var sums = new ProbabilitySums(context, batch);
        var order = PixelOrder.Of(batch);

        // As many maps at once as fill a batch; at least one.
        var group = Math.Max(1, context.Network.BatchSize / (steps - 1));
        for (var start = 0; start < batch.Count; start += group)
        {
            using var part = NewDisposeScope();
            var length = Math.Min(group, batch.Count - start);
            var which = batch.Which.narrow(0, start, length);
            AddMixtures(
                sums, start, order.narrow(0, start, length), into.index_select(0, which), from.index_select(0, which),
                steps);
        }

        var ends = (fromProbabilities.index_select(0, batch.Which) + intoProbabilities.index_select(0, batch.Which))
            .to(ScalarType.Float64).cpu().data<double>().ToArray();
        return [.. sums.Finish().Select((sum, i) => (sum + (ends[i] / 2)) / steps)];
    }

    // The images after each inner step: each step moves only its own pixels.
    private static void AddMixtures(ProbabilitySums sums, int first, Tensor order, Tensor into, Tensor from, int steps)
    {
        var (count, channels) = (from.shape[0], from.shape[1]);
        var pixels = from.shape[2] * from.shape[3];
        var source = PixelRows(into);
        var current = PixelRows(from).clone();
        var rows = order + (arange(count, ScalarType.Int64, device: order.device) * pixels).unsqueeze(1);
        for (var step = 1; step < steps; step++)
        {
            using var inner = NewDisposeScope();
            var (moved, until) = (pixels * (step - 1) / steps, pixels * step / steps);
            var moving = rows.narrow(1, moved, until - moved).flatten();
            current.index_put_(source.index_select(0, moving), moving);
            sums.Add(current.reshape(count, pixels, channels), first);
        }
    }

    /// <summary>The pixels of images <c>[n,C,H,W]</c> one below the other, <c>[n*H*W,C]</c>.</summary>
    private static Tensor PixelRows(Tensor images) => images.permute(0, 2, 3, 1).reshape(-1, images.shape[1]);
}
