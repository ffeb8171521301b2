using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>ReLU6: what is below 0 becomes 0, what is above 6 becomes 6.</summary>
internal sealed class CappedRectifier : Layer
{
    internal override FeatureShape Infer(FeatureShape input) => input;

    internal override Tensor Run(Tensor input, Weights weights, bool owned) =>
        nn.functional.relu6(input, inplace: owned && !input.requires_grad);
}
