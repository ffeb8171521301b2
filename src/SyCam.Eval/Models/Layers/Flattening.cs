using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>[B,K,h,w] to [B,K*h*w], channel by channel.</summary>
internal sealed class Flattening : Layer
{
    internal override Linearity Linearity => Linearity.Affine;

    internal override bool Aliases => true;

    internal override FeatureShape Infer(FeatureShape input)
    {
        var length = (long)input.Channels * input.Height * input.Width;
        return length <= int.MaxValue
            ? FeatureShape.Vector((int)length)
            : throw new InputException($"flattening {input} gives a vector of {length} numbers, which is too long");
    }

    internal override Tensor Run(Tensor input, Weights weights, bool owned) => input.flatten(1);
}
