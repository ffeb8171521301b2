using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Mass accuracy: the sum of the saliency inside the mask over the whole sum. An empty mask has no score (NaN); a map
/// without any saliency has none on the object either and scores 0.
/// </summary>
internal static class MassAccuracy
{
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        using var scope = NewDisposeScope();
        var masks = context.Images.Masks
            ?? throw new InvalidOperationException("mass accuracy needs masks; the caller checks that there are any");
        long[] positions = [1, 2, 3];
        var chosen = masks.index_select(0, batch.Which);
        var inside = (batch.Saliency * chosen).sum(positions).to(ScalarType.Float64).cpu().data<double>().ToArray();
        var all = batch.Saliency.sum(positions).to(ScalarType.Float64).cpu().data<double>().ToArray();
        var areas = chosen.sum(positions).to(ScalarType.Float64).cpu().data<double>().ToArray();
        return [.. areas.Select((area, i) => area == 0 ? double.NaN : all[i] == 0 ? 0 : inside[i] / all[i])];
    }
}
