using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>
/// Means over noisy copies of the image of the gradient, its square and its cube (Smooth Grad-CAM++). The three share
/// their passes, and all three are kept when one is read. Noise is seeded by the image's place.
/// </summary>
internal static class SmoothGradients
{
    public const int Samples = 4;
    public const double Deviation = 0.3;
    public static readonly IReadOnlyList<string> Words =
        ["smooth_gradient", "smooth_gradient_squared", "smooth_gradient_cubed"];

    public static IReadOnlyList<(InputSource Source, Tensor Values)> Compute(
        TerminalChunk chunk, IReadOnlyList<TerminalKey> keys)
    {
        List<(InputSource, Tensor)> values = [];
        foreach (var key in keys.DistinctBy(key => (key.Layer, key.Target)))
        {
            var moments = Moments(chunk, key.Layer, key.Target, Samples, Deviation);
            values.AddRange(Words.Zip(moments).Select(pair => (key.Source with { Word = pair.First }, pair.Second)));
        }

        return values;
    }

    /// <summary>The means of the first three powers, each <c>[n,K,h,w]</c>.</summary>
    internal static IReadOnlyList<Tensor> Moments(
        TerminalChunk chunk, string layer, TargetExpression target, int samples, double deviation)
    {
        using var scope = NewDisposeScope();
        Tensor[] sums = [];
        for (var sample = 0; sample < samples; sample++)
        {
            chunk.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var gradient = SampledGradients.At(
                chunk, layer, target, chunk.Inputs + SampledGradients.Noise(chunk, sample, deviation));
            Tensor[] powers = [gradient, gradient.pow(2), gradient.pow(3)];
            var before = sums;
            sums = [.. powers.Select((power, i) => (sample == 0 ? power : before[i] + power).MoveToOuterDisposeScope())];
        }

        return [.. sums.Select(sum => (sum / (float)samples).MoveToOuterDisposeScope())];
    }
}
