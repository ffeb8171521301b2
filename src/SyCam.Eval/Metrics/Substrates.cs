using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>What is put in place of pixels that are taken away, for all images of a split at once.</summary>
internal static class Substrates
{
    /// <summary>A Gaussian of 11 x 11, sigma 5, truncated and renormalised; borders mirrored without the edge.</summary>
    public const string Blur = "blur";

    /// <summary>The kernel of RISE's published code, borders 0.</summary>
    public const string Rise = "rise";

    /// <summary>0 in normalised values, the training set's mean colour.</summary>
    public const string Zero = "zero";

    /// <summary>The image's own mean colour.</summary>
    public const string Mean = "mean";

    /// <summary>Black.</summary>
    public const string Black = "black";

    private const int Kernel = 11;
    private const int Radius = Kernel / 2;
    private const double Sigma = 5;

    /// <summary>The substrate of each image of the split, <c>[N,3,H,W]</c>; the context's.</summary>
    public static Tensor Of(MetricContext context, string kind) =>
        context.Shared($"substrate {kind}", () => Make(context, kind));

    /// <summary>The class probability on each image's substrate, <c>[N]</c>; the context's.</summary>
    public static Tensor Probabilities(MetricContext context, string kind) => context.Shared(
        $"probabilities of {kind}",
        () => context.Network.ClassProbabilities(Of(context, kind), context.Images.Classes, context.Cancellation));

    /// <summary>
    /// The kernel of RISE's code along one axis: a Gaussian of sigma 5, cut at 4 sigma, over an impulse of 11 values
    /// whose borders are mirrored with the edge. The tails fold back, so that it is nearly flat.
    /// </summary>
    internal static float[] RiseProfile()
    {
        const int Reach = 20;
        var weights = Enumerable.Range(-Reach, (2 * Reach) + 1).Select(Gaussian).ToArray();
        var total = weights.Sum();
        var profile = new float[Kernel];
        for (var i = 0; i < Kernel; i++)
            profile[i] = (float)Enumerable.Range(-Reach, weights.Length)
                .Where(d => Mirrored(i + d) == Radius)
                .Sum(d => weights[d + Reach] / total);
        return profile;

        static int Mirrored(int place)
        {
            var turned = ((place % (2 * Kernel)) + (2 * Kernel)) % (2 * Kernel);
            return turned < Kernel ? turned : (2 * Kernel) - 1 - turned;
        }
    }

    private static double Gaussian(int distance) => Math.Exp(-distance * (double)distance / (2 * Sigma * Sigma));

    private static Tensor Make(MetricContext context, string kind)
    {
        var inputs = context.Images.Inputs;
        long[] positions = [2, 3];
        return kind switch
        {
            Blur => Smooth(inputs, TruncatedProfile(), PaddingModes.Reflect),
            Rise => Smooth(inputs, RiseProfile(), PaddingModes.Constant),
            Zero => zeros_like(inputs),
            Mean => inputs.mean(positions, true).expand_as(inputs).contiguous(),
            Black => BlackOf(context),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such substrate"),
        };
    }

    private static Tensor BlackOf(MetricContext context)
    {
        using var scope = NewDisposeScope();
        var sidecar = context.Images.Model.Sidecar;
        var values = sidecar.Mean.Select((mean, channel) => (float)(-mean / sidecar.Std[channel])).ToArray();
        return tensor(values).to(context.Images.Inputs.device).reshape(1, -1, 1, 1)
            .expand_as(context.Images.Inputs).contiguous().MoveToOuterDisposeScope();
    }

    private static float[] TruncatedProfile()
    {
        var weights = Enumerable.Range(-Radius, Kernel).Select(distance => (float)Gaussian(distance)).ToArray();
        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    private static Tensor Smooth(Tensor inputs, float[] profile, PaddingModes border)
    {
        using var scope = NewDisposeScope();
        var channels = inputs.shape[1];
        var line = tensor(profile).to(inputs.device);
        var across = line.reshape(1, 1, 1, Kernel).repeat([channels, 1, 1, 1]);
        var down = line.reshape(1, 1, Kernel, 1).repeat([channels, 1, 1, 1]);
        var padded = nn.functional.pad(inputs, [Radius, Radius, Radius, Radius], border);
        var once = nn.functional.conv2d(padded, across, groups: channels);
        return nn.functional.conv2d(once, down, groups: channels).MoveToOuterDisposeScope();
    }
}
