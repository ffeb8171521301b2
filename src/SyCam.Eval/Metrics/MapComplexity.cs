using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>How much a map marks, by its values alone.</summary>
internal static class MapComplexity
{
    public static IReadOnlyList<MetricParameter> EffectiveParameters { get; } =
        [MetricParameter.Number("epsilon", 1e-5, 0, 1, "values above this count")];

    /// <summary>The mean of the saliency.</summary>
    public static double[] Mean(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        OfRows(batch, values => values.mean([1]));

    /// <summary>The entropy of the saliency as a distribution over pixels, in nats; a map without any saliency counts
    /// as even.</summary>
    public static double[] Entropy(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var even = Math.Log(batch.Saliency[0].numel());
        var entropies = OfRows(batch, values =>
        {
            var shares = values / values.sum([1], true);
            // 0 log 0 is 0.
            return -(shares * shares.masked_fill(shares.le(0), 1).log()).sum([1]);
        });
        return Array.ConvertAll(entropies, entropy => double.IsNaN(entropy) ? even : entropy);
    }

    /// <summary>The share of the pixels whose saliency is above epsilon.</summary>
    public static double[] Effective(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var epsilon = settings.Number("epsilon");
        return OfRows(batch, values => values.gt(epsilon).to(ScalarType.Float64).mean([1]));
    }

    private static double[] OfRows(SaliencyBatch batch, Func<Tensor, Tensor> score)
    {
        using var scope = NewDisposeScope();
        return score(batch.Saliency.flatten(1).to(ScalarType.Float64)).cpu().data<double>().ToArray();
    }
}
