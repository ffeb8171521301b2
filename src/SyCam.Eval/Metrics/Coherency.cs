using SyCam.Eval.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Does a method see on the image times its saliency what it saw on the image? And ADCC and ARCC, which join that with
/// how much is marked and what the network makes of it.
/// </summary>
internal static class Coherency
{
    /// <summary>(r + 1) / 2, with r Pearson's correlation of the two maps; 0 where one of them is constant.</summary>
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Column(context, batch, 0);

    /// <summary>The harmonic mean of coherency, 1 - complexity and 1 - average drop; 0 where one of them is 0.</summary>
    public static double[] Adcc(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        using var scope = NewDisposeScope();
        var clean = MaskedImages.Clean(context, batch).cpu().data<double>().ToArray();
        var masked = Column(context, batch, 1);
        return HarmonicMeans(context, batch, [.. clean.Select((p, i) => 1 - (Math.Max(0, p - masked[i]) / p))]);
    }

    /// <summary>The harmonic mean of coherency, 1 - complexity and twice ROAD, cut off to [0,1].</summary>
    public static double[] Arcc(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        HarmonicMeans(
            context, batch,
            [.. RemoveAndDebias.Combined(context, settings, batch).Select(road => Math.Clamp(2 * road, 0, 1))]);

    private static double[] HarmonicMeans(MetricContext context, SaliencyBatch batch, double[] third)
    {
        using var scope = NewDisposeScope();
        var coherency = Column(context, batch, 0);
        long[] positions = [1, 2, 3];
        var complexity = batch.Saliency.mean(positions).to(ScalarType.Float64).cpu().data<double>().ToArray();
        return [.. third.Select((value, i) => HarmonicMean(coherency[i], 1 - complexity[i], value))];
    }

    // In the limit 0 as soon as one of the three is.
    private static double HarmonicMean(double first, double second, double third) =>
        first <= 0 || second <= 0 || third <= 0 ? 0 : 3 / ((1 / first) + (1 / second) + (1 / third));

    private static double[] Column(MetricContext context, SaliencyBatch batch, int column)
    {
        using var scope = NewDisposeScope();
        return Of(context, batch).select(1, column).contiguous().cpu().data<double>().ToArray();
    }

    // For each map the coherency and the class probability of the same pass, [n,2]; shared by the three metrics.
    private static Tensor Of(MetricContext context, SaliencyBatch batch) => batch.Shared("coherency", () =>
    {
        using var scope = NewDisposeScope();
        var values = new double[batch.Count, 2];
        for (var start = 0; start < batch.Count; start += context.Network.BatchSize)
        {
            using var step = NewDisposeScope();
            var length = Math.Min(context.Network.BatchSize, batch.Count - start);
            var saliency = batch.Saliency.narrow(0, start, length);
            var inputs = context.Images.Inputs.index_select(0, batch.Which.narrow(0, start, length)).mul_(saliency);
            using var masked = Explainer.Prepare(
                context, inputs, [.. batch.Places.Skip(start).Take(length)], areEachAlone: true);
            var probabilities = masked.Probabilities.to(ScalarType.Float64).cpu().data<double>().ToArray();
            var alike = Correlation.Pearson(saliency, ExplainAgain(context, batch, start, masked));
            for (var i = 0; i < length; i++)
            {
                values[start + i, 0] = double.IsNaN(alike[i]) ? 0 : (alike[i] + 1) / 2;
                values[start + i, 1] = probabilities[i];
            }
        }

        return tensor(values).MoveToOuterDisposeScope();
    });

    // Maps of one method follow each other, and are made together.
    private static Tensor ExplainAgain(MetricContext context, SaliencyBatch batch, int start, PreparedImages masked)
    {
        List<Tensor> maps = [];
        for (var first = 0; first < masked.Count;)
        {
            var method = Explainer.MethodOf(batch, start + first);
            var end = first + 1;
            while (end < masked.Count && Explainer.MethodOf(batch, start + end).Equals(method)) end++;
            maps.Add(Explainer.Explain(context, method, masked, first, end - first));
            first = end;
        }

        return cat(maps, 0);
    }
}
