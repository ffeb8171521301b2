using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>Mean pooling to a fixed size; size 1 is global average pooling.</summary>
internal sealed class AdaptiveAveragePooling(string name, int size) : Layer
{
    private readonly long[] _size = [size, size];

    internal override Linearity Linearity => size == 1 ? Linearity.GlobalMean : Linearity.Affine;

    internal override bool Passive => true;

    internal override FeatureShape Infer(FeatureShape input) => input.Flat
        ? throw new InputException($"layer '{name}' pools a map [K, h, w] and gets a vector of {input.Channels}")
        : new FeatureShape(input.Channels, size, size);

    internal override Tensor Run(Tensor input, Weights weights, bool owned) =>
        nn.functional.adaptive_avg_pool2d(input, _size);
}
