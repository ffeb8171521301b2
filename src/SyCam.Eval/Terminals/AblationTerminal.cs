using SyCam.Eval.Models;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>How much the target falls when a channel is set to 0 (Ablation-CAM), <c>[n,K,1,1]</c>.</summary>
internal static class AblationTerminal
{
    /// <summary>The terminal's name.</summary>
    public const string Word = "ablation";

    public static Tensor Compute(TerminalChunk chunk, TerminalKey key) =>
        key.Target.IsAffine && chunk.Model.HeadKind(key.Layer) != HeadAnalysis.Other
            ? ClosedForm(chunk, key)
            : ByHead(chunk, key);

    /// <summary>Where the target is a linear function of the activations, the fall is what the channel adds to it: the
    /// sum of gradient times activation. One pass back instead of a pass for each channel.</summary>
    internal static Tensor ClosedForm(TerminalChunk chunk, TerminalKey key)
    {
        using var scope = NewDisposeScope();
        long[] positions = [2, 3];
        var gradient = chunk.Read(new InputSource(TracedTerminals.Gradient, key.Layer, key.Target.ToString()));
        return (gradient * chunk.Activations(key.Layer)).sum(positions, true).MoveToOuterDisposeScope();
    }

    /// <summary>Through the head only, in full batches. A channel that is 0 already takes no pass.</summary>
    internal static Tensor ByHead(TerminalChunk chunk, TerminalKey key)
    {
        using var scope = NewDisposeScope();
        long[] positions = [2, 3];
        var activations = chunk.Activations(key.Layer);
        // By the same path as what is subtracted, so that rounding cancels.
        var clean = TargetEvaluator.Evaluate(key.Target, Head(chunk, key.Layer, activations), chunk.Classes);
        var isLive = activations.abs().amax(positions).gt(0);
        return ChannelRows.Score(chunk, activations, isLive, (image, channel) =>
        {
            var others = arange(activations.shape[1], ScalarType.Int64, activations.device).unsqueeze(0).ne(channel.unsqueeze(1));
            var ablated = activations.index_select(0, image) * others.unsqueeze(2).unsqueeze(3);
            var without = TargetEvaluator.Evaluate(
                key.Target, Head(chunk, key.Layer, ablated), chunk.Classes.index_select(0, image));
            return clean.index_select(0, image) - without;
        }).MoveToOuterDisposeScope();
    }

    private static Tensor Head(TerminalChunk chunk, string layer, Tensor activations)
    {
        chunk.Passes.Head += activations.shape[0];
        return chunk.Images.Network.CanCut(layer)
            ? chunk.Images.Network.HeadLogits(layer, activations, chunk.Cancellation)
            : chunk.Model.Head(layer, activations);
    }
}
