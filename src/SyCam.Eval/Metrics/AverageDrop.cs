using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// What the class probability loses or gains when the image is multiplied by its saliency M, or by 1 - M. With p the
/// probability on the clean image and o that on the masked one.
/// </summary>
internal static class AverageDrop
{
    /// <summary>100 * max(0, p - o) / p.</summary>
    public static double[] Relative(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Compare(context, batch, MaskedImages.Kept, (p, o) => 100 * Math.Max(0, p - o) / p);

    /// <summary>100 * max(0, p - o).</summary>
    public static double[] Absolute(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Compare(context, batch, MaskedImages.Kept, (p, o) => 100 * Math.Max(0, p - o));

    /// <summary>100 where o is greater than p, else 0.</summary>
    public static double[] Increase(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Compare(context, batch, MaskedImages.Kept, (p, o) => o > p ? 100 : 0);

    /// <summary>100 * max(0, o - p) / (1 - p).</summary>
    public static double[] Gain(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Compare(context, batch, MaskedImages.Kept, (p, o) => p < 1 ? 100 * Math.Max(0, o - p) / (1 - p) : 0);

    /// <summary>100 * max(0, p - o) / p, with o on the image without what is salient.</summary>
    public static double[] InDeletion(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Compare(context, batch, MaskedImages.Removed, (p, o) => 100 * Math.Max(0, p - o) / p);

    private static double[] Compare(
        MetricContext context, SaliencyBatch batch, Func<MetricContext, SaliencyBatch, Tensor> masked,
        Func<double, double, double> compare)
    {
        using var scope = NewDisposeScope();
        var clean = MaskedImages.Clean(context, batch).cpu().data<double>().ToArray();
        var after = masked(context, batch).cpu().data<double>().ToArray();
        return [.. clean.Select((p, i) => compare(p, after[i]))];
    }
}
