using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Sparsity: the Gini index of the saliency. With the n values in rising order a(1) ... a(n) it is
/// <c>sum (2 i - n - 1) a(i) / (n sum a)</c>: 0 for equal values, (n - 1)/n for a single bright pixel. A map without
/// any saliency has equal values and scores 0.
/// </summary>
internal static class Sparsity
{
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        using var scope = NewDisposeScope();
        var (sorted, _) = sort(batch.Saliency.flatten(1).to(ScalarType.Float64), 1);
        var count = sorted.shape[1];
        var weights = (2 * arange(1, count + 1, ScalarType.Float64).to(sorted.device)) - (count + 1);
        var uneven = sorted.matmul(weights).cpu().data<double>().ToArray();
        var total = sorted.sum(1).cpu().data<double>().ToArray();
        return [.. total.Select((sum, i) => sum == 0 ? 0 : uneven[i] / (count * sum))];
    }
}
