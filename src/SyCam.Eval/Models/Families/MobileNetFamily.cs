using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models.Families;

/// <summary>MobileNet-V2 (Sandler et al. 2018, table 2) with torchvision's names.</summary>
internal static class MobileNetFamily
{
    private const int First = 32;
    private const int Last = 1280;

    private static readonly (int Expansion, int Channels, int Repeats, int Stride)[] Plan =
    [
        (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
    ];

    internal static IReadOnlyList<Architecture> Rows { get; } =
        [new("mobilenet_v2", "classifier.1.weight", 224, "features", Build)];

    private static List<Stage> Build(int classes)
    {
        List<Stage> stages = [new("features.0", new Sequence([.. Unit("features.0", First, 3, stride: 2)]))];
        var channels = First;
        foreach (var step in Plan)
        {
            for (var repeat = 0; repeat < step.Repeats; repeat++)
            {
                var name = $"features.{stages.Count}";
                var stride = repeat == 0 ? step.Stride : 1;
                var main = Inverted(name + ".conv", channels, step.Expansion, step.Channels, stride);
                Layer block = stride == 1 && channels == step.Channels
                    ? new Residual(main, shortcut: null, rectified: false)
                    : main;
                stages.Add(new Stage(name, block));
                channels = step.Channels;
            }
        }
        var last = $"features.{stages.Count}";
        stages.AddRange(
        [
            new(last, new Sequence([.. Unit(last, Last, 1)])),
            new("avgpool", new AdaptiveAveragePooling("avgpool", 1)),
            new("flatten", new Flattening()),
            new("classifier.0", new Identity()),
            new("classifier.1", new FullyConnected("classifier.1", classes)),
        ]);
        return stages;
    }

    // Wide, each channel by itself, narrow again; without a ReLU at the end, where there is too little to lose.
    private static Sequence Inverted(string name, int input, int expansion, int output, int stride)
    {
        var width = input * expansion;
        List<Layer> layers = [];
        var place = 0;
        if (expansion != 1) layers.AddRange(Unit($"{name}.{place++}", width, 1));
        layers.AddRange(Unit($"{name}.{place++}", width, 3, stride, groups: width));
        layers.Add(new Convolution($"{name}.{place++}", output, 1, bias: false));
        layers.Add(new BatchNormalization($"{name}.{place}"));
        return new Sequence([.. layers]);
    }

    private static Layer[] Unit(string name, int output, int kernel, int stride = 1, int groups = 1) =>
    [
        new Convolution(name + ".0", output, kernel, stride, kernel / 2, bias: false, groups),
        new BatchNormalization(name + ".1"),
        new CappedRectifier(),
    ];
}
