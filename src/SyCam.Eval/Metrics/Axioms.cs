using SyCam.Eval.Terminals;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// XGrad-CAM's axioms: how far the sum of a map lies from the target (conservation), and how far the part of each channel
/// lies from what the target loses without it (sensitivity). Both look at the map before a relu at its root.
/// </summary>
internal static class Axioms
{
    /// <summary>|y - sum of the map| / (|y| + |sum of the map|).</summary>
    public static double[] Conservation(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var targets = Targets(context);
        return Each(context, batch, (method, place) =>
        {
            var map = Explainer.Raw(context, ChannelSum.WithoutRelu(method), place);
            var (sum, target) = (map.to(ScalarType.Float64).sum().item<double>(), targets[place].item<double>());
            return Relative(Math.Abs(target - sum), Math.Abs(target) + Math.Abs(sum));
        });
    }

    /// <summary>sum_k |fall_k - part_k| / sum_k (|fall_k| + |part_k|); NaN for a method of another form.</summary>
    public static double[] Sensitivity(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Each(context, batch, (method, place) =>
        {
            if (ChannelSum.Find(method) is not { } sum) return double.NaN;
            long[] positions = [2, 3];
            var parts = Explainer.Raw(context, sum.Parts, place).to(ScalarType.Float64).sum(positions).flatten();
            var falls = context.Images
                .Read(new InputSource(AblationTerminal.Word, sum.Layer), place, 1, context.Cancellation)
                .to(ScalarType.Float64).flatten();
            return Relative(
                (falls - parts).abs().sum().item<double>(), (falls.abs() + parts.abs()).sum().item<double>());
        });

    // The target of the unchanged images, [N], float64; the context's.
    private static Tensor Targets(MetricContext context) => context.Shared("targets", () =>
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var images = context.Images;
        return TargetEvaluator.Evaluate(images.Target, images.Logits, images.Classes)
            .to(ScalarType.Float64).MoveToOuterDisposeScope();
    });

    private static double[] Each(
        MetricContext context, SaliencyBatch batch, Func<Term, int, double> score)
    {
        var values = new double[batch.Count];
        for (var member = 0; member < values.Length; member++)
        {
            using var scope = NewDisposeScope();
            context.Cancellation.ThrowIfCancellationRequested();
            values[member] = score(Explainer.MethodOf(batch, member), batch.Places[member]);
        }

        return values;
    }

    // Of two values that are 0 nothing is missing.
    private static double Relative(double difference, double size) => size == 0 ? 0 : difference / size;
}
