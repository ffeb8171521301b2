using SyCam.Eval.Models;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Models;

/// <summary>Small sequential networks on disk, made for one test.</summary>
internal static class TinyNetwork
{
    /// <summary>
    /// 1x1 convolution, batch norm, ReLU, global mean, linear layer for one-channel 2x2 images: small enough to be
    /// computed by hand.
    /// </summary>
    internal static CamModel ByHand(TemporaryFolder folder)
    {
        folder.Write("hand.json", """
            {
              "architecture": "sequential", "input": [1, 2, 2], "mean": [0], "std": [1], "classes": ["left", "right"],
              "layers": [
                { "name": "conv", "type": "conv", "out": 2, "k": 1 }, { "name": "bn", "type": "bn", "eps": 0 },
                { "type": "relu" }, { "type": "gap" }, { "type": "flatten" },
                { "name": "fc", "type": "linear", "out": 2 }
              ]
            }
            """);
        return CamModel.Load(folder.Write("hand.safetensors", SafetensorsBytes.Of(
            ("conv.weight", [2, 1, 1, 1], [2, -1]), ("conv.bias", [2], [0, 1]),
            ("bn.weight", [2], [2, 1]), ("bn.bias", [2], [1, 0]),
            ("bn.running_mean", [2], [1, -1]), ("bn.running_var", [2], [4, 1]),
            ("fc.weight", [2, 2], [1, 2, 0, -4]), ("fc.bias", [2], [0.5f, 0]))));
    }

    /// <summary>A network of zeros for three-channel 8x8 images, of layers written in JSON.</summary>
    internal static CamModel Zeros(
        TemporaryFolder folder, string layers, params (string, IReadOnlyList<long>)[] tensors)
    {
        folder.Write("zeros.json", $$"""
            {
              "architecture": "sequential", "input": [3, 8, 8], "mean": [0, 0, 0], "std": [1, 1, 1],
              "layers": {{layers}}
            }
            """);
        return CamModel.Load(folder.Write("zeros.safetensors", SafetensorsBytes.Zeros(tensors)));
    }

    /// <summary>A weights file of zeros for an architecture known by name; no sidecar.</summary>
    internal static string ZerosOf(TemporaryFolder folder, string architecture, int classes)
    {
        var row = Architectures.Find(architecture)!;
        var input = new SyCam.Eval.Models.Layers.FeatureShape(3, row.InputSize, row.InputSize);
        return folder.Write(architecture + ".safetensors", SafetensorsBytes.Zeros(
            new Network(row.Build(classes), input).Parameters.Select(item => (item.Name, item.Shape))));
    }
}
