using SyCam.Eval.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>Average drop: 100 * max(0, p - o) / p, with o the probability on the image times the saliency.</summary>
internal static class AverageDrop
{
    public static double[] Score(MetricContext context, Tensor saliency, IReadOnlyList<int> places)
    {
        using var scope = NewDisposeScope();
        var images = context.Images;
        var which = tensor(places.Select(place => (long)place).ToArray(), ScalarType.Int64);
        var classes = images.Classes.index_select(0, which);
        var clean = images.Probabilities.index_select(0, which);

        // In groups, so that memory does not grow with the number of candidates.
        List<double> scores = [];
        for (var start = 0; start < places.Count; start += context.Network.BatchSize)
        {
            var length = Math.Min(context.Network.BatchSize, places.Count - start);
            using var group = NewDisposeScope();
            var masked = images.Inputs.index_select(0, which.narrow(0, start, length))
                * saliency.narrow(0, start, length);
            var kept = context.Network.ClassProbabilities(
                masked, classes.narrow(0, start, length), context.Cancellation);
            var before = clean.narrow(0, start, length);
            var drop = (before - kept).relu() / before * 100;
            scores.AddRange(drop.to(ScalarType.Float64).data<double>().ToArray());
        }

        return [.. scores];
    }
}
