using System.Globalization;
using SyCam.Eval.Exits;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Targets;
using SyCam.Testing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Terminals;

/// <summary>
/// Networks for three-channel 8x8 images with weights from a formula, which make_terminals.py builds as well. All have
/// convolution, batch norm, ReLU, max-pooling, convolution and ReLU (<c>features.0</c> to <c>features.5</c>, five
/// channels, 4x4); <c>pooled</c> goes on with a global mean and a linear layer, <c>flat</c> with a linear layer,
/// <c>deep</c> with two linear layers and a ReLU between.
/// </summary>
internal static class SmallNetwork
{
    public const string Layer = "features.5";
    public const int Images = 3;
    private const int Size = 8;

    private static readonly Dictionary<string, string> Heads = new()
    {
        ["pooled"] = """{ "type": "gap" }, { "type": "flatten" }, { "name": "out", "type": "linear", "out": 4 }""",
        ["flat"] = """{ "type": "flatten" }, { "name": "out", "type": "linear", "out": 4 }""",
        ["deep"] = """
            { "type": "flatten" }, { "name": "hidden", "type": "linear", "out": 6 }, { "type": "relu" },
            { "name": "out", "type": "linear", "out": 4 }
            """,
    };

    /// <summary>The explained class of each image.</summary>
    public static IReadOnlyList<long?> Classes { get; } = [0, 2, 1];

    /// <summary>The network <c>pooled</c> with trained exits at two layers: every terminal can be read of it.</summary>
    public static CamModel LoadWithExits(TemporaryFolder folder)
    {
        var model = Load(folder, "pooled");
        using var inputs = Inputs();
        using var classes = tensor([0L, 2, 1]);
        var options = new ExitTrainingOptions { Layers = ["features.2", Layer], ExitEpochs = 5, Epochs = 1 };
        using var trainer = new ExitTrainer(model, options, () => [new ExitBlock(inputs, classes)]);
        foreach (var _ in trainer.Run(TestContext.Current.CancellationToken)) trainer.Write(folder.File("exits.safetensors"));
        model.LoadExits(folder.File("exits.safetensors"));
        return model;
    }

    /// <summary>Writes a network to a folder and loads it.</summary>
    public static CamModel Load(TemporaryFolder folder, string name, bool hasBias = true)
    {
        File.WriteAllText(folder.File(name + ".json"), $$"""
            {
              "architecture": "sequential", "input": [3, {{Size}}, {{Size}}], "mean": [0.4, 0.5, 0.3],
              "std": [0.2, 0.3, 0.25], "classes": ["a", "b", "c", "d"],
              "layers": [
                { "name": "features.0", "type": "conv", "out": 4, "k": 3, "pad": 1 },
                { "name": "features.1", "type": "bn" }, { "name": "features.2", "type": "relu" },
                { "name": "features.3", "type": "maxpool", "k": 2 },
                { "name": "features.4", "type": "conv", "out": 5, "k": 3, "pad": 1 },
                { "name": "features.5", "type": "relu" }, {{Heads[name]}}
              ]
            }
            """);
        long[][] classifier = name switch
        {
            "pooled" => [[4, 5]],
            "flat" => [[4, 80]],
            _ => [[6, 80], [4, 6]],
        };
        List<(string, long[])> shapes =
        [
            ("features.0.weight", [4, 3, 3, 3]), ("features.0.bias", [4]), ("features.1.weight", [4]),
            ("features.1.bias", [4]), ("features.1.running_mean", [4]), ("features.1.running_var", [4]),
            ("features.4.weight", [5, 4, 3, 3]), ("features.4.bias", [5]),
        ];
        string[] names = name == "deep" ? ["hidden", "out"] : ["out"];
        foreach (var (layer, shape) in names.Zip(classifier))
        {
            shapes.Add((layer + ".weight", shape));
            shapes.Add((layer + ".bias", [shape[0]]));
        }

        SafetensorsWriter.Write(folder.File(name + ".safetensors"), [.. shapes.Select((item, place) =>
            (item.Item1, item.Item2, Weights(item.Item1, item.Item2, place, hasBias)))]);
        return CamModel.Load(folder.File(name + ".safetensors"));
    }

    /// <summary>Three normalised images, <c>[3,3,8,8]</c>.</summary>
    public static Tensor Inputs() => tensor(
        Enumerable.Range(0, Images * 3 * Size * Size)
            .Select(i => (float)Math.Sin((0.9 * i) + 0.3 + (0.001 * i * i))).ToArray(),
        [Images, 3, Size, Size]);

    /// <summary>The three images, prepared.</summary>
    public static PreparedImages Prepare(
        CamModel model, FrozenNetwork network, string target = "y", string layer = Layer) => ImagePreparer.Prepare(
            model, network, layer, TargetReader.Read(target).Target!,
            [.. Enumerable.Range(0, Images).Select(i => i.ToString(CultureInfo.InvariantCulture))], Inputs(), null,
            Classes, CancellationToken.None);

    private static float[] Weights(string name, long[] shape, int place, bool hasBias)
    {
        var isVariance = name.EndsWith("running_var", StringComparison.Ordinal);
        if (!hasBias && shape.Length == 1 && !isVariance && name != "features.1.weight") return new float[shape[0]];
        return [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (product, size) => product * size)).Select(i =>
        {
            var wave = Math.Sin((1.3 * i) + (0.7 * place) + 0.5 + (0.01 * i * i));
            return (float)(isVariance ? 1 + (wave / 2) : name == "features.1.weight" ? 1 + (wave / 3) : wave / 2);
        })];
    }
}
