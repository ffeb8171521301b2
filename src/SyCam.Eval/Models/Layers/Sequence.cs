using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>Several layers in a row as one. Not empty, and its first layer makes a tensor of its own.</summary>
internal sealed class Sequence(params Layer[] layers) : Layer
{
    internal IReadOnlyList<Layer> Layers => layers;

    internal override FeatureShape Infer(FeatureShape input) =>
        layers.Aggregate(input, (shape, layer) => layer.Infer(shape));

    internal override IEnumerable<Parameter> Parameters(FeatureShape input)
    {
        var shape = input;
        foreach (var layer in layers)
        {
            foreach (var parameter in layer.Parameters(shape)) yield return parameter;
            shape = layer.Infer(shape);
        }
    }

    internal override Tensor Run(Tensor input, Weights weights, bool owned) =>
        Chain.Run(layers, input, weights, owned);
}
