using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>A linear layer on a vector.</summary>
internal sealed class FullyConnected(string name, int output, bool bias = true) : Layer
{
    internal string WeightName { get; } = name + ".weight";

    internal string BiasName { get; } = name + ".bias";

    internal override Linearity Linearity => Linearity.Affine;

    internal override FeatureShape Infer(FeatureShape input) => input.Flat
        ? FeatureShape.Vector(output)
        : throw new InputException(
            $"linear layer '{name}' gets a map {input}: put a layer of type \"flatten\" before it");

    internal override IEnumerable<Parameter> Parameters(FeatureShape input)
    {
        yield return new Parameter(WeightName, [output, input.Channels]);
        if (bias) yield return new Parameter(BiasName, [output]);
    }

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        var shift = bias ? weights[BiasName] : null;
        var result = nn.functional.linear(input, weights[WeightName], shift);
        if (shift is not null) weights.Terms?.Add(result, shift);
        return result;
    }
}
