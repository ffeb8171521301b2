using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics.Localisation;

/// <summary>Scores each map of a batch against the mask of its image. An empty mask has no score (NaN).</summary>
internal static class MaskedMaps
{
    /// <summary>The score of each map.</summary>
    public static double[] Score(MetricContext context, SaliencyBatch batch, Func<MaskedMap, double> score)
    {
        using var scope = NewDisposeScope();
        var masks = context.Images.Masks
            ?? throw new InvalidOperationException("this metric needs masks; the caller checks that there are any");
        var width = (int)context.Images.Width;
        var scores = new double[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            var (map, image) = (i, batch.Places[i]);
            var mask = Inside(masks, image);
            scores[i] = Array.IndexOf(mask, true) < 0
                ? double.NaN
                : score(new MaskedMap(
                    Row<float>(batch.Saliency, map), mask, width, () => Row<long>(PixelOrder.Of(batch), map),
                    () => Row<float>(Distances(context, masks, width), image)));
        }

        return scores;
    }

    private static bool[] Inside(Tensor masks, int image) => Array.ConvertAll(Row<float>(masks, image), value => value > 0);

    private static T[] Row<T>(Tensor rows, long index)
        where T : unmanaged
    {
        using var row = rows.select(0, index).contiguous();
        return row.cpu().data<T>().ToArray();
    }

    private static Tensor Distances(MetricContext context, Tensor masks, int width) =>
        context.Shared("squared distances to the object", () => stack(
            [.. Enumerable.Range(0, context.Images.Count)
                .Select(image => tensor(SquaredDistances.To(Inside(masks, image), width)))]).to(masks.device));
}
