using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Mass accuracy: the sum of the saliency inside the mask over the whole sum. An empty mask has no score (NaN); a map
/// without any saliency has none on the object either and scores 0.
/// </summary>
internal static class MassAccuracy
{
    public static double[] Score(MetricContext context, Tensor saliency, IReadOnlyList<int> places)
    {
        using var scope = NewDisposeScope();
        var which = tensor(places.Select(place => (long)place).ToArray(), ScalarType.Int64);
        var masks = context.Images.Masks
            ?? throw new InvalidOperationException("mass accuracy needs masks; the caller checks that there are any");
        long[] positions = [1, 2, 3];
        var chosen = masks.index_select(0, which);
        var inside = (saliency * chosen).sum(positions).to(ScalarType.Float64).data<double>().ToArray();
        var all = saliency.sum(positions).to(ScalarType.Float64).data<double>().ToArray();
        var areas = chosen.sum(positions).to(ScalarType.Float64).data<double>().ToArray();
        return [.. areas.Select((area, i) => area == 0 ? double.NaN : all[i] == 0 ? 0 : inside[i] / all[i])];
    }
}
