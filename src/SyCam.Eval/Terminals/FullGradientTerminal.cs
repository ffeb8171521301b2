using SyCam.Eval.Models;
using SyCam.Grammar.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>
/// FullGrad (Srinivas and Fleuret 2019) as its authors' code computes it, <c>[n,1,H,W]</c>: the magnitude of image times
/// gradient, and of bias times gradient for every convolution with a bias and every batch norm, each scaled to [0,1] over
/// the whole image (epsilon 1e-6), upsampled with corners aligned, and all summed over channels and layers. A batch norm's
/// bias is beta - mean * gamma / sqrt(variance + eps). Biases of linear layers have no positions and stay out of the map.
/// </summary>
internal static class FullGradientTerminal
{
    // The whole network is recorded.
    private const int ImagesAtOnce = 2;
    private const double Epsilon = 1e-6;
    private const int MapAxes = 4;

    public static Tensor Compute(TerminalChunk chunk, TerminalKey key)
    {
        using var scope = NewDisposeScope();
        List<Tensor> maps = [];
        for (var start = 0; start < chunk.Count; start += ImagesAtOnce)
        {
            chunk.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var length = Math.Min(ImagesAtOnce, chunk.Count - start);
            var (input, terms) = Decompose(
                chunk.Model, key.Target, chunk.Inputs.narrow(0, start, length), chunk.Classes.narrow(0, start, length));
            chunk.Passes.Forward += length;
            chunk.Passes.Backward += length;
            var map = Scaled(input).sum([1L], true);
            foreach (var term in terms.Where(term => term.dim() == MapAxes))
            {
                map += nn.functional.interpolate(
                    Scaled(term).sum([1L], true), [input.shape[2], input.shape[3]], mode: InterpolationMode.Bilinear,
                    align_corners: true);
            }

            maps.Add(map.MoveToOuterDisposeScope());
        }

        return cat(maps, 0).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Image times gradient, and every bias times the gradient where it is added. On a network of affine layers and ReLU
    /// all of it sums up to the logit that is the target.
    /// </summary>
    internal static (Tensor Input, IReadOnlyList<Tensor> Terms) Decompose(
        CamModel model, TargetExpression target, Tensor inputs, Tensor classes)
    {
        using var recording = enable_grad();
        var trace = model.TraceAdditiveTerms(inputs);
        var total = TargetEvaluator.Evaluate(target, trace.Logits, classes).sum();
        var gradients = autograd.grad([total], [trace.Input, .. trace.Terms.Select(term => term.Output)]);
        using var quiet = no_grad();
        return (trace.Input.detach() * gradients[0], [.. trace.Terms.Select((term, i) => Weighted(term.Term, gradients[i + 1]))]);
    }

    private static Tensor Weighted(Tensor term, Tensor gradient) =>
        gradient.dim() == MapAxes ? gradient * term.reshape(1, -1, 1, 1) : gradient * term;

    private static Tensor Scaled(Tensor values)
    {
        long[] all = [1, 2, 3];
        var size = values.abs();
        var raised = size - size.amin(all, true);
        return raised / (raised.amax(all, true) + Epsilon);
    }
}
