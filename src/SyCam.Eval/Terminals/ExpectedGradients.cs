using SyCam.Grammar.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>
/// The mean gradient over blends of the image with noise around the mean colour, from nearly all noise to nearly all image:
/// our reading of Expected Grad-CAM (arXiv 2406.01274), of which only the abstract was at hand. Noise is seeded by the
/// image's place.
/// </summary>
internal static class ExpectedGradients
{
    public const string Word = "expected_gradient";
    public const int Samples = 16;
    public const double Deviation = 0.3;

    public static Tensor Compute(TerminalChunk chunk, TerminalKey key) =>
        Mean(chunk, key.Layer, key.Target, Samples, Deviation);

    /// <summary>The mean <c>[n,K,h,w]</c> over samples, the image's share of the i-th being (i + 1/2) / samples.</summary>
    internal static Tensor Mean(TerminalChunk chunk, string layer, TargetExpression target, int samples, double deviation)
    {
        using var scope = NewDisposeScope();
        Tensor? sum = null;
        for (var sample = 0; sample < samples; sample++)
        {
            chunk.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var share = (sample + 0.5) / samples;
            var blend = (chunk.Inputs * share) + (SampledGradients.Noise(chunk, sample, deviation) * (1 - share));
            var gradient = SampledGradients.At(chunk, layer, target, blend);
            sum = (sum is null ? gradient : sum + gradient).MoveToOuterDisposeScope();
        }

        return (sum! / (float)samples).MoveToOuterDisposeScope();
    }
}
