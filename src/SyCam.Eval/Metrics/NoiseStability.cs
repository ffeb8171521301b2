using SyCam.Eval.Noise;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Does the saliency rank the regions of the picture alike on noisy copies that the network takes for the same class, and
/// otherwise on those that it takes for another?
/// </summary>
internal static class NoiseStability
{
    private const string Predicted = "predicted";
    private const string Same = "same";

    private const double Persistence = 0.9;

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
    [
        MetricParameter.WordOrText(
            "noise", [.. NoiseKinds.All.Select(kind => kind.Name)], NoiseLevel.Range,
            text => NoiseLevel.Read(text, out _)?.ToString(), "the kind of noise, with its level where it is not the usual one"),
        MetricParameter.Whole("copies", 10, 1, 1000, "noisy copies of each image; one where the noise is not random"),
        MetricParameter.Whole("seed", 0, 0, int.MaxValue, "of the noise"),
        MetricParameter.Choice(
            "class", [Predicted, Same],
            "what is explained on a copy of another class: the class that is predicted there, or the same as on the image"),
        MetricParameter.NumberOrWord(
            "size", Superpixels.Fitting, [Superpixels.Fitting], 0.5, 50,
            "of the regions: quickshift's kernel in pixels, or fitting: a 56th of the side, at least 1"),
        MetricParameter.Number("p", Persistence, 0.01, 0.999, "persistence of the overlap: the smaller, the more the first ranks count"),
    ];

    /// <summary>The mean overlap of the rankings over copies of the same class; NaN where there are none.</summary>
    public static double[] Consistency(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Score(context, settings, batch, copies => Mean(copies, hasChanged: false, overlap => overlap));

    /// <summary>The mean of 1 - overlap over copies of another class; NaN where there are none.</summary>
    public static double[] Responsiveness(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Score(context, settings, batch, copies => Mean(copies, hasChanged: true, overlap => 1 - overlap));

    /// <summary>The product of the two; NaN where one of them is.</summary>
    public static double[] Product(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Score(context, settings, batch, copies => Mean(copies, hasChanged: false, overlap => overlap)
            * Mean(copies, hasChanged: true, overlap => 1 - overlap));

    /// <summary>The share of the copies that the network takes for another class.</summary>
    public static double[] ClassChange(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Score(context, settings, batch, copies => copies.Average(copy => copy.HasChanged ? 1.0 : 0));

    private static double Mean(
        IReadOnlyList<(double Overlap, bool HasChanged)> copies, bool hasChanged, Func<double, double> value) =>
        copies.Where(copy => copy.HasChanged == hasChanged).Select(copy => value(copy.Overlap))
            .DefaultIfEmpty(double.NaN).Average();

    private static double[] Score(
        MetricContext context, MetricSettings settings, SaliencyBatch batch,
        Func<IReadOnlyList<(double Overlap, bool HasChanged)>, double> summary)
    {
        using var scope = NewDisposeScope();
        var overlaps = batch.Shared($"noise {settings}", () => Overlaps(context, settings, batch));
        var copies = (int)overlaps.shape[1];
        var values = overlaps.data<double>().ToArray();
        return [.. Enumerable.Range(0, batch.Count).Select(member => summary(
            [.. Enumerable.Range(member * copies, copies).Select(at => (values[2 * at], values[(2 * at) + 1] > 0))]))];
    }

    // For each map and copy the overlap, and 1 where the class changed, [n,copies,2].
    private static Tensor Overlaps(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var (noise, size, persistence) = (settings.Choice("noise"), settings.Choice("size"), settings.Number("p"));
        var (copies, seed, isFollowed) = (settings.Whole("copies"), settings.Whole("seed"), settings.Choice("class") == Predicted);
        var noisy = context.Shared($"noisy {noise} {copies} {seed} {isFollowed}", () => new ChangedCopies(
            new NoisyCopies(context, NoiseLevel.Read(noise, out _)!, copies, seed, isFollowed).Make));
        var values = new double[batch.Count][];
        foreach (var (method, members) in Explainer.ByMethod(batch))
            foreach (var member in members)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                var place = batch.Places[member];
                var regions = Superpixels.Of(context, place, size);
                values[member] = noisy.With(place, prepared =>
                {
                    using var scope = NewDisposeScope();
                    var plain = regions.Rank(Values(batch.Saliency.narrow(0, member, 1)));
                    var seen = Values(Explainer.Explain(context, method, prepared, 0, prepared.Count));
                    var pixels = seen.Length / prepared.Count;
                    return Enumerable.Range(0, prepared.Count).SelectMany(copy => new[]
                    {
                        RankBiasedOverlap.Of(plain, regions.Rank(seen.AsSpan(copy * pixels, pixels)), persistence),
                        prepared.Predicted[copy] == context.Images.Predicted[place] ? 0 : 1,
                    }).ToArray();
                });
            }

        return tensor(values.SelectMany(value => value).ToArray()).reshape(batch.Count, -1, 2);
    }

    private static float[] Values(Tensor maps) => maps.contiguous().cpu().data<float>().ToArray();
}
