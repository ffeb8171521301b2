using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>The pixels of maps from the most to the least salient; of equal ones the first in raster order first.
/// </summary>
internal static class PixelOrder
{
    /// <summary>For each map the places of its pixels, <c>[n,H*W]</c>, int64; the batch's.</summary>
    public static Tensor Of(SaliencyBatch batch) => batch.Shared(
        "order",
        () =>
        {
            var (sorted, order) = sort(batch.Saliency.flatten(1), 1, descending: true, stable: true);
            sorted.Dispose();
            return order;
        });
}
