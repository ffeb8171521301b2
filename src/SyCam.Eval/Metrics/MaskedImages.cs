using SyCam.Eval.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// The class probability on images times their saliency, and on images without it: one pass for each map, shared by
/// all metrics that ask. The product is taken on the normalised image, so that what is not salient becomes the mean
/// colour.
/// </summary>
internal static class MaskedImages
{
    /// <summary>p_c(X * M), <c>[n]</c>, float64; the batch's.</summary>
    public static Tensor Kept(MetricContext context, SaliencyBatch batch) =>
        batch.Shared("kept", () => Probabilities(context, batch, saliency => saliency));

    /// <summary>p_c(X * (1 - M)), <c>[n]</c>, float64; the batch's.</summary>
    public static Tensor Removed(MetricContext context, SaliencyBatch batch) =>
        batch.Shared("removed", () => Probabilities(context, batch, saliency => 1 - saliency));

    /// <summary>p_c(X) of each map's image, <c>[n]</c>, float64.</summary>
    public static Tensor Clean(MetricContext context, SaliencyBatch batch) =>
        context.CleanProbabilities.index_select(0, batch.Which).to(ScalarType.Float64);

    // In groups, so that memory does not grow with the number of candidates.
    private static Tensor Probabilities(MetricContext context, SaliencyBatch batch, Func<Tensor, Tensor> weight)
    {
        using var scope = NewDisposeScope();
        var images = context.Images;
        var rows = context.Shared("inputs, channels last", () => images.Inputs.permute(0, 2, 3, 1).contiguous());
        List<Tensor> parts = [];
        for (var start = 0; start < batch.Count; start += context.Network.BatchSize)
        {
            var length = Math.Min(context.Network.BatchSize, batch.Count - start);
            using var group = NewDisposeScope();
            var which = batch.Which.narrow(0, start, length);
            // Channels last in memory, as the frozen network wants it.
            var masked = (rows.index_select(0, which) * weight(batch.Saliency.narrow(0, start, length)).permute(0, 2, 3, 1))
                .permute(0, 3, 1, 2);
            var classes = images.Classes.index_select(0, which);
            parts.Add(context.Network.ClassProbabilities(masked, classes, context.Cancellation)
                .to(ScalarType.Float64).MoveToOuterDisposeScope());
        }

        return cat(parts, 0).MoveToOuterDisposeScope();
    }
}
