using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>Two branches on the same input, their channels side by side.</summary>
internal sealed class Concatenation(Sequence first, Sequence second) : Layer
{
    internal Sequence First => first;

    internal Sequence Second => second;

    internal override FeatureShape Infer(FeatureShape input)
    {
        var shape = first.Infer(input);
        return shape with { Channels = shape.Channels + second.Infer(input).Channels };
    }

    internal override IEnumerable<Parameter> Parameters(FeatureShape input) =>
        first.Parameters(input).Concat(second.Parameters(input));

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        using var left = first.Run(input, weights, owned: false);
        using var right = second.Run(input, weights, owned: false);
        return cat([left, right], 1);
    }
}
