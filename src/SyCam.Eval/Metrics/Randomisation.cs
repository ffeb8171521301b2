using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>Is the saliency of a network that has learned nothing still the same?</summary>
internal static class Randomisation
{
    /// <summary>The parameters.</summary>
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
    [
        MetricParameter.Whole("stages", 1, 1, 20, "networks, with ever more parameters shuffled from the logits down; the last all"),
        MetricParameter.Whole("seed", 0, 0, int.MaxValue, "of the shuffling"),
    ];

    /// <summary>The mean rank correlation of the map with those of shuffled networks; 0 where one is constant.</summary>
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var stages = settings.Whole("stages");
        var values = new double[batch.Count];
        for (var stage = 1; stage <= stages; stage++)
        {
            var network = context.Shared($"shuffled {settings} {stage}", () => new ShuffledNetwork(
                context.Images.Model.Shuffled(settings.Whole("seed"), stage, stages)));
            var copies = context.Shared($"randomisation {settings} {stage}", () => new ChangedCopies(
                place => network.Prepare(context, place)));
            var scores = copies.Score(context, batch, (saliency, other) =>
            {
                var alike = Correlation.Spearman(Values(saliency), Values(other));
                return double.IsNaN(alike) ? 0 : alike;
            });
            for (var i = 0; i < values.Length; i++) values[i] += scores[i] / stages;
        }

        return values;
    }

    private static double[] Values(Tensor map) =>
        [.. map.contiguous().cpu().data<float>().ToArray().Select(value => (double)value)];

    private sealed class ShuffledNetwork(CamModel model) : IDisposable
    {
        private readonly FrozenNetwork _network = new(model);

        public PreparedImages Prepare(MetricContext context, int place)
        {
            using var scope = NewDisposeScope();
            return Explainer.Prepare(context, _network, model, context.Images.Inputs.narrow(0, place, 1).clone(), [place]);
        }

        public void Dispose()
        {
            _network.Dispose();
            model.Dispose();
        }
    }
}
