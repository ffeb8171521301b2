using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>ReLU, or leaky ReLU when the slope below zero is not 0.</summary>
internal sealed class Rectifier(double slope = 0) : Layer
{
    /// <summary>True for ReLU, false for a leaky one.</summary>
    internal bool IsPlain => slope == 0;

    internal override FeatureShape Infer(FeatureShape input) => input;

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        // Writing in place saves a pass over memory; a recorded graph may still need the values before.
        var inPlace = owned && !input.requires_grad;
        if (slope != 0) return nn.functional.leaky_relu(input, slope, inPlace);
        return inPlace ? input.relu_() : input.relu();
    }
}
