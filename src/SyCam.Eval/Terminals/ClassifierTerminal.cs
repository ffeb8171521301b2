using SyCam.Eval.Models;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>The class's row of the linear layer behind a global mean (CAM): how much the logit rises with the mean of
/// each channel, which is the gradient summed over positions.</summary>
internal static class ClassifierTerminal
{
    /// <exception cref="InputException">What follows the layer is no global mean with linear layers.</exception>
    public static Tensor Compute(TerminalChunk chunk, TerminalKey key)
    {
        if (chunk.Model.HeadKind(key.Layer) != HeadAnalysis.PooledLinear) throw Refused(chunk.Model, key.Layer);
        long[] positions = [2, 3];
        var gradient = new InputSource(TracedTerminals.Gradient, key.Layer, TargetExpression.Default.ToString());
        return chunk.Read(gradient).sum(positions, true);
    }

    private static InputException Refused(CamModel model, string layer)
    {
        var working = model.DescribeLayers().Where(one => one.Usable)
            .Select(one => one.Name).Where(name => model.HeadKind(name) == HeadAnalysis.PooledLinear).ToList();
        return new InputException(
            $"at layer '{layer}' there is no row of a classifier (input 'from classifier', the method CAM): it takes a "
            + "global mean and linear layers behind the layer. " + (working.Count == 0
                ? "This network has no layer where that is so; leave the input and its methods out."
                : $"Choose one of: {string.Join(", ", working)}."));
    }
}
