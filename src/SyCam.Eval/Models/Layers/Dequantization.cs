using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>From 8 bits to float32; float32 stays as it is.</summary>
internal sealed class Dequantization : Layer
{
    internal override Linearity Linearity => Linearity.Pointwise;

    internal override bool Aliases => true;

    internal override FeatureShape Infer(FeatureShape input) => input;

    internal override Tensor Run(Tensor input, Weights weights, bool owned) =>
        input.IsQuantized() ? input.Dequantize() : input;
}
