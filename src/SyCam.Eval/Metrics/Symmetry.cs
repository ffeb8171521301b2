using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Does the saliency move along when the image is flipped, turned or shifted (equivariance), or does it stay where it was
/// (invariance)?
/// </summary>
internal static class Symmetry
{
    private const string All = "all";
    private const string Flip = "flip";
    private const string Turn = "turn";
    private const string Shift = "shift";

    // A part of the side, so that the change is clear whatever the stride of the layer.
    private const int ShiftParts = 8;

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
        [MetricParameter.Choice("by", [All, Flip, Turn, Shift], "flips, quarter turns, shifts by an eighth of the side, or all")];

    /// <summary>The mean correlation of E(T X) with T E(X).</summary>
    public static double[] Equivariance(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Score(context, settings, batch, (saliency, change) => change(saliency));

    /// <summary>The mean correlation of E(T X) with E(X).</summary>
    public static double[] Invariance(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Score(context, settings, batch, (saliency, _) => saliency);

    private static double[] Score(
        MetricContext context, MetricSettings settings, SaliencyBatch batch,
        Func<Tensor, Func<Tensor, Tensor>, Tensor> expected)
    {
        var by = settings.Choice("by");
        var changes = Changes(by, context.Images.Height, context.Images.Width);
        var copies = context.Shared($"symmetry {by}", () => new ChangedCopies(place =>
        {
            using var scope = NewDisposeScope();
            var image = context.Images.Inputs.narrow(0, place, 1);
            var changed = cat([.. changes.Select(change => change(image))], 0);
            return Explainer.Prepare(context, changed, [.. changes.Select(_ => place)]);
        }));
        return copies.Score(context, batch, (saliency, seen) =>
        {
            var wanted = cat([.. changes.Select(change => expected(saliency, change))], 0);
            return Correlation.Pearson(wanted, seen).Average(alike => double.IsNaN(alike) ? 0 : alike);
        });
    }

    // A picture that is not square cannot be turned by a quarter.
    private static List<Func<Tensor, Tensor>> Changes(string by, long height, long width)
    {
        List<Func<Tensor, Tensor>> changes = [];
        if (by is All or Flip) changes.AddRange([image => image.flip(3), image => image.flip(2)]);
        if (by is All or Turn && height == width)
            changes.AddRange([image => image.transpose(2, 3).flip(2), image => image.transpose(2, 3).flip(3)]);
        if (by is All or Turn) changes.Add(image => image.flip(2, 3));
        if (by is All or Shift)
            changes.AddRange([image => image.roll(width / ShiftParts, 3), image => image.roll(height / ShiftParts, 2)]);
        return changes;
    }
}
