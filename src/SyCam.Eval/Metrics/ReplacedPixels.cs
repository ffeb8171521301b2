using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>What the network answers to images with some of their pixels replaced by a substrate.</summary>
internal static class ReplacedPixels
{
    /// <summary>The places of the share of each map's pixels that is most salient, at least one, <c>[n,m]</c>.</summary>
    public static Tensor MostSalient(SaliencyBatch batch, double share)
    {
        var order = PixelOrder.Of(batch);
        return order.narrow(1, 0, Count(order, share));
    }

    /// <summary>The places of the share that is least salient, as many, <c>[n,m]</c>.</summary>
    public static Tensor LeastSalient(SaliencyBatch batch, double share)
    {
        var order = PixelOrder.Of(batch);
        var count = Count(order, share);
        return order.narrow(1, order.shape[1] - count, count);
    }

    /// <summary>The probabilities of all classes, <c>[n,C]</c>, float64; in groups, so that memory does not grow with the
    /// number of candidates.</summary>
    /// <param name="context">The context.</param>
    /// <param name="batch">The maps.</param>
    /// <param name="gone">For each map the places of the pixels to replace, <c>[n,m]</c>, int64.</param>
    /// <param name="substrate">What stands there instead, one of <see cref="Substrates"/>.</param>
    public static Tensor Probabilities(MetricContext context, SaliencyBatch batch, Tensor gone, string substrate)
    {
        var images = context.Images;
        var (height, width) = (images.Height, images.Width);
        var instead = Substrates.Of(context, substrate);
        List<Tensor> parts = [];
        for (var start = 0; start < batch.Count; start += context.Network.BatchSize)
        {
            using var group = NewDisposeScope();
            var length = Math.Min(context.Network.BatchSize, batch.Count - start);
            var which = batch.Which.narrow(0, start, length);
            var places = gone.narrow(0, start, length);
            var isGone = zeros([length, height * width], ScalarType.Bool, places.device)
                .scatter(1, places, ones_like(places, ScalarType.Bool)).reshape(length, 1, height, width);
            var masked = where(isGone, instead.index_select(0, which), images.Inputs.index_select(0, which));
            parts.Add(context.Network.Logits(masked, context.Cancellation).to(ScalarType.Float64).softmax(1)
                .MoveToOuterDisposeScope());
        }

        return cat(parts, 0);
    }

    private static long Count(Tensor order, double share) => Math.Max(1, (long)Math.Round(share * order.shape[1]));
}
