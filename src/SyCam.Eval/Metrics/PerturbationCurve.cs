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

    /// <summary>The two ends of a curve are the same for every map.</summary>
    public static int Passes(MetricOptions options) => options.Steps - 1;

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

        // As many maps at once as fill a batch; at least one.
        var group = Math.Max(1, context.Network.BatchSize / Math.Max(1, inner));
        List<double> areas = [];
        for (var start = 0; start < places.Count; start += group)
        {
            var length = Math.Min(group, places.Count - start);
            using var step = NewDisposeScope();
            var which = tensor(
                places.Skip(start).Take(length).Select(place => (long)place).ToArray(), ScalarType.Int64);
            var mixed = Mixtures(
                Order(saliency.narrow(0, start, length)), into.index_select(0, which), from.index_select(0, which),
                context.Options.Steps);
            var classes = context.Images.Classes.index_select(0, which).repeat_interleave(inner);
            var curve = context.Network
                .ClassProbabilities(mixed, classes, context.Cancellation)
                .reshape(length, inner);
            var ends = (fromProbabilities.index_select(0, which) + intoProbabilities.index_select(0, which)) / 2;
            var area = (curve.to(ScalarType.Float64).sum(1) + ends) / context.Options.Steps;
            areas.AddRange(area.data<double>().ToArray());
        }

        return [.. areas];
    }

    /// <summary>The places of the pixels by decreasing saliency, <c>[n,H*W]</c>.</summary>
    private static Tensor Order(Tensor saliency)
    {
        var (_, order) = sort(saliency.flatten(1), 1, descending: true, stable: true);
        return order;
    }

    /// <summary>
    /// The images after each inner step, <c>[n*(steps-1),C,H,W]</c>, channels last in memory as the frozen network
    /// wants them: each step moves only its own pixels, and a pixel's channels lie side by side.
    /// </summary>
    private static Tensor Mixtures(Tensor order, Tensor into, Tensor from, int steps)
    {
        using var scope = NewDisposeScope();
        var (count, channels, height, width) = (from.shape[0], from.shape[1], from.shape[2], from.shape[3]);
        var pixels = height * width;
        var source = PixelRows(into);
        var current = PixelRows(from).clone();
        var rows = order + (arange(count, ScalarType.Int64) * pixels).unsqueeze(1);
        var mixed = empty([count, steps - 1, pixels, channels]);
        for (var step = 1; step < steps; step++)
        {
            using var inner = NewDisposeScope();
            var (moved, until) = (pixels * (step - 1) / steps, pixels * step / steps);
            var moving = rows.narrow(1, moved, until - moved).flatten();
            current.index_put_(source.index_select(0, moving), moving);
            mixed.select(1, step - 1).copy_(current.reshape(count, pixels, channels));
        }

        return mixed.reshape(count * (steps - 1), height, width, channels).permute(0, 3, 1, 2)
            .MoveToOuterDisposeScope();
    }

    /// <summary>The pixels of images <c>[n,C,H,W]</c> one below the other, <c>[n*H*W,C]</c>.</summary>
    private static Tensor PixelRows(Tensor images) => images.permute(0, 2, 3, 1).reshape(-1, images.shape[1]);

    /// <summary>A truncated, renormalised Gaussian on the normalised input, borders mirrored without the edge.</summary>
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
