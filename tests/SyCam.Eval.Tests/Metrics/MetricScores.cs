using SyCam.Eval.Metrics;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>Scores saliency by a metric that is written as in commands.</summary>
internal static class MetricScores
{
    /// <summary>The scores of saliency <c>[n,1,H,W]</c> on the images at the given places.</summary>
    public static double[] Of(string metric, MetricContext context, Tensor saliency, IReadOnlyList<int> places)
    {
        using var batch = new SaliencyBatch(saliency, places);
        return MetricReader.Read(metric).Score(context, batch);
    }
}
