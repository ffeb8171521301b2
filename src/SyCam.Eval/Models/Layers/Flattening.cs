using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>[B,K,h,w] to [B,K*h*w], channel by channel.</summary>
internal sealed class Flattening : Layer
{
    internal override Linearity Linearity => Linearity.Affine;

    internal override bool Aliases => true;

    internal override FeatureShape Infer(FeatureShape input) =>
        FeatureShape.Vector(checked(input.Channels * input.Height * input.Width));

    internal override Tensor Run(Tensor input, Weights weights, bool owned) => input.flatten(1);
}
