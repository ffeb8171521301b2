using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>Does nothing: dropout at inference, or a batch norm that the convolution before it took in.</summary>
internal sealed class Identity : Layer
{
    internal override Linearity Linearity => Linearity.Pointwise;

    internal override bool Aliases => true;

    internal override bool Passive => true;

    internal override FeatureShape Infer(FeatureShape input) => input;

    internal override Tensor Run(Tensor input, Weights weights, bool owned) => input;
}
