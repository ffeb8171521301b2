using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models.Families;

/// <summary>
/// DenseNet-121 (Huang et al. 2017) with torchvision's names. The ReLU behind the last batch norm is a function there,
/// without a name; here it is the stage <c>relu</c>, and the usual target, because behind it no activation is negative.
/// </summary>
internal static class DenseNetFamily
{
    private const int Growth = 32;

    // The 1x1 convolution of each step gives four times as many channels as the step adds.
    private const int Bottleneck = 4 * Growth;

    private static readonly int[] Depths = [6, 12, 24, 16];

    internal static IReadOnlyList<Architecture> Rows { get; } =
        [new("densenet121", "classifier.weight", 224, "relu", Build)];

    private static List<Stage> Build(int classes)
    {
        List<Stage> stages =
        [
            new("features.conv0", new Convolution("features.conv0", 64, 7, stride: 2, padding: 3, bias: false)),
            new("features.norm0", new BatchNormalization("features.norm0")),
            new("features.relu0", new Rectifier()),
            new("features.pool0", new MaximumPooling("features.pool0", 3, stride: 2, padding: 1)),
        ];
        var channels = 64;
        for (var group = 0; group < Depths.Length; group++)
        {
            var block = $"features.denseblock{group + 1}";
            stages.Add(new Stage(block, new Sequence(
                [.. Enumerable.Range(1, Depths[group]).Select(step => Step($"{block}.denselayer{step}"))])));
            channels += Growth * Depths[group];
            if (group + 1 == Depths.Length) break;
            channels /= 2;
            var transition = $"features.transition{group + 1}";
            stages.Add(new Stage(transition, Transition(transition, channels)));
        }
        stages.AddRange(
        [
            new("features.norm5", new BatchNormalization("features.norm5")),
            new("relu", new Rectifier()),
            new("avgpool", new AdaptiveAveragePooling("avgpool", 1)),
            new("flatten", new Flattening()),
            new("classifier", new FullyConnected("classifier", classes)),
        ]);
        return stages;
    }

    private static Extension Step(string name) => new(new Sequence(
        new BatchNormalization(name + ".norm1"),
        new Rectifier(),
        new Convolution(name + ".conv1", Bottleneck, 1, bias: false),
        new BatchNormalization(name + ".norm2"),
        new Rectifier(),
        new Convolution(name + ".conv2", Growth, 3, padding: 1, bias: false)));

    private static Sequence Transition(string name, int output) => new(
        new BatchNormalization(name + ".norm"),
        new Rectifier(),
        new Convolution(name + ".conv", output, 1, bias: false),
        new AveragePooling(name + ".pool", 2, stride: 2));
}
