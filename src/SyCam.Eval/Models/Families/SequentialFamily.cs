using System.Diagnostics;
using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models.Families;

/// <summary>Networks that are one layer after the other, as a sidecar lists them.</summary>
internal static class SequentialFamily
{
    /// <summary>The types of layers that a sidecar may name.</summary>
    internal static IReadOnlyList<string> Types { get; } =
        ["conv", "bn", "relu", "leaky_relu", "maxpool", "avgpool", "gap", "flatten", "linear", "dropout", "fire"];

    /// <summary>The stages of the listed layers, which the sidecar's reader has checked.</summary>
    internal static IReadOnlyList<Stage> Build(IReadOnlyList<LayerSpecification> layers) =>
        [.. layers.Select(layer => new Stage(layer.Name, Make(layer)))];

    private static Layer Make(LayerSpecification layer) => layer.Type switch
    {
        "conv" => new Convolution(layer.Name, layer.Out, layer.Kernel, layer.Stride, layer.Padding, layer.Bias),
        "bn" => new BatchNormalization(layer.Name, layer.Epsilon),
        "relu" => new Rectifier(),
        "leaky_relu" => new Rectifier(layer.Slope),
        "maxpool" => new MaximumPooling(layer.Name, layer.Kernel, layer.Stride, layer.Padding, layer.Ceiling),
        "avgpool" => new AveragePooling(layer.Name, layer.Kernel, layer.Stride, layer.Padding, layer.Ceiling),
        "gap" => new AdaptiveAveragePooling(layer.Name, 1),
        "flatten" => new Flattening(),
        "linear" => new FullyConnected(layer.Name, layer.Out, layer.Bias),
        "dropout" => new Identity(),
        "fire" => SqueezeNetFamily.Fire(layer.Name, layer.Squeeze, layer.Out),
        _ => throw new UnreachableException($"layer type '{layer.Type}' passed the sidecar's reader"),
    };
}
