using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Insertion and deletion: pixels in the order of decreasing saliency, ties in raster order, go from one image into
/// another in equal shares; the score is the trapezoidal area under the class probability.
/// </summary>
internal static class PerturbationCurve
{
    private const int BlurKernel = 11;
    private const double BlurSigma = 5;

    public static string InsertionIdentity(MetricOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"insertion/1 steps={options.Steps},substrate=gaussian({BlurKernel},{BlurSigma},reflect),ties=raster");

    public static string DeletionIdentity(MetricOptions options) => string.Create(
        CultureInfo.InvariantCulture, $"deletion/1 steps={options.Steps},substrate=mean colour,ties=raster");

    /// <summary>From the blurred image to the clean one.</summary>
    public static double[] Insertion(MetricContext context, Tensor saliency, IReadOnlyList<int> places)
    {
        var blurred = context.Shared("blurred", () => Blur(context.Images.Inputs));
        var start = context.Shared(
            "blurred probabilities",
            () => context.Network.ClassProbabilities(blurred, context.Images.Classes, context.Cancellation));
        return Areas(context, saliency, places, blurred, context.Images.Inputs, start, context.Images.Probabilities);
    }

    /// <summary>From the clean image to 0, the mean colour of a normalised input.</summary>
    public static double[] Deletion(MetricContext context, Tensor saliency, IReadOnlyList<int> places)
    {
        var empty = context.Shared("mean colour", () => zeros_like(context.Images.Inputs));
        var end = context.Shared(
            "mean colour probabilities",
            () => context.Network.ClassProbabilities(empty, context.Images.Classes, context.Cancellation));
        return Areas(context, saliency, places, context.Images.Inputs, empty, context.Images.Probabilities, end);
    }

    private static double[] Areas(
        MetricContext context, Tensor saliency, IReadOnlyList<int> places, Tensor from, Tensor into,
        Tensor fromProbabilities, Tensor intoProbabilities)
    {
        using var scope = NewDisposeScope();
        var inner = context.Options.Steps - 1;
        var counts = StepSizes(context.Images.Height * context.Images.Width, context.Options.Steps);

        // As many maps at once as fill a batch; at least one.
        var group = Math.Max(1, context.Network.BatchSize / Math.Max(1, inner));
        List<double> areas = [];
        for (var start = 0; start < places.Count; start += group)
        {
            var length = Math.Min(group, places.Count - start);
            using var step = NewDisposeScope();
            var which = tensor(
                places.Skip(start).Take(length).Select(place => (long)place).ToArray(), ScalarType.Int64);
            var ranks = Ranks(saliency.narrow(0, start, length)).unsqueeze(1);
            var moved = ranks.lt(counts);
            var mixed = where(
                moved, into.index_select(0, which).unsqueeze(1), from.index_select(0, which).unsqueeze(1));
            var classes = context.Images.Classes.index_select(0, which).repeat_interleave(inner);
            var curve = context.Network
                .ClassProbabilities(mixed.flatten(0, 1), classes, context.Cancellation)
                .reshape(length, inner);
            var ends = (fromProbabilities.index_select(0, which) + intoProbabilities.index_select(0, which)) / 2;
            var area = (curve.to(ScalarType.Float64).sum(1) + ends) / context.Options.Steps;
            areas.AddRange(area.data<double>().ToArray());
        }

        return [.. areas];
    }

    /// <summary>How many pixels have moved after each inner step, <c>[1,steps-1,1,1,1]</c>.</summary>
    private static Tensor StepSizes(long pixels, int steps)
    {
        var sizes = new long[steps - 1];
        for (var step = 1; step < steps; step++) sizes[step - 1] = pixels * step / steps;
        return tensor(sizes, [1, steps - 1, 1, 1, 1], ScalarType.Int64);
    }

    /// <summary>Each pixel's place in the order of decreasing saliency, <c>[n,1,H,W]</c>.</summary>
    private static Tensor Ranks(Tensor saliency)
    {
        using var scope = NewDisposeScope();
        var flat = saliency.flatten(1);
        var (_, order) = sort(flat, 1, descending: true, stable: true);
        var counting = arange(flat.shape[1], ScalarType.Int64).unsqueeze(0).expand_as(order);
        return zeros_like(order).scatter(1, order, counting).reshape(saliency.shape).MoveToOuterDisposeScope();
    }

    /// <summary>A truncated, renormalised Gaussian on the normalised input, borders mirrored without the edge pixel.</summary>
    private static Tensor Blur(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        const int Radius = BlurKernel / 2;
        var weights = new float[BlurKernel];
        for (var i = 0; i < BlurKernel; i++)
            weights[i] = (float)Math.Exp(-(i - Radius) * (double)(i - Radius) / (2 * BlurSigma * BlurSigma));
        var total = weights.Sum();
        var profile = tensor(weights.Select(weight => weight / total).ToArray());
        var channels = inputs.shape[1];
        var across = profile.reshape(1, 1, 1, BlurKernel).repeat([channels, 1, 1, 1]);
        var down = profile.reshape(1, 1, BlurKernel, 1).repeat([channels, 1, 1, 1]);
        var padded = nn.functional.pad(inputs, [Radius, Radius, Radius, Radius], PaddingModes.Reflect);
        var once = nn.functional.conv2d(padded, across, groups: channels);
        return nn.functional.conv2d(once, down, groups: channels).MoveToOuterDisposeScope();
    }
}
