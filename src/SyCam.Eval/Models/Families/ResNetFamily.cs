using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models.Families;

/// <summary>
/// The ImageNet ResNets (He et al. 2015) with torchvision's names and its placing of the stride in the 3x3 convolution.
/// </summary>
internal static class ResNetFamily
{
    private static readonly int[] Widths = [64, 128, 256, 512];

    internal static IReadOnlyList<Architecture> Rows { get; } =
    [
        Row("resnet18", bottleneck: false, 2, 2, 2, 2),
        Row("resnet34", bottleneck: false, 3, 4, 6, 3),
        Row("resnet50", bottleneck: true, 3, 4, 6, 3),
        Row("resnet101", bottleneck: true, 3, 4, 23, 3),
        Row("resnet152", bottleneck: true, 3, 8, 36, 3),
    ];

    private static Architecture Row(string name, bool bottleneck, params int[] depths) =>
        new(name, "fc.weight", 224, "layer4", classes => Build(classes, bottleneck, depths));

    private static List<Stage> Build(int classes, bool bottleneck, int[] depths)
    {
        List<Stage> stages =
        [
            new("conv1", new Convolution("conv1", 64, 7, stride: 2, padding: 3, bias: false)),
            new("bn1", new BatchNormalization("bn1")),
            new("relu", new Rectifier()),
            new("maxpool", new MaximumPooling("maxpool", 3, stride: 2, padding: 1)),
        ];
        var channels = 64;
        for (var group = 0; group < depths.Length; group++)
        {
            for (var block = 0; block < depths[group]; block++)
            {
                var name = $"layer{group + 1}.{block}";
                var stride = group > 0 && block == 0 ? 2 : 1;
                var output = Widths[group] * (bottleneck ? 4 : 1);
                var main = bottleneck ? Bottleneck(name, Widths[group], stride) : Basic(name, Widths[group], stride);
                var shortcut = stride != 1 || channels != output ? Downsample(name, output, stride) : null;
                stages.Add(new Stage(name, new Residual(main, shortcut)));
                channels = output;
            }
        }
        stages.Add(new Stage("avgpool", new AdaptiveAveragePooling("avgpool", 1)));
        stages.Add(new Stage("flatten", new Flattening()));
        stages.Add(new Stage("fc", new FullyConnected("fc", classes)));
        return stages;
    }

    /// <summary>The main branch of a basic block: two 3x3 convolutions.</summary>
    internal static Sequence Basic(string name, int width, int stride) => new(
        new Convolution(name + ".conv1", width, 3, stride, padding: 1, bias: false),
        new BatchNormalization(name + ".bn1"),
        new Rectifier(),
        new Convolution(name + ".conv2", width, 3, padding: 1, bias: false),
        new BatchNormalization(name + ".bn2"));

    private static Sequence Bottleneck(string name, int width, int stride) => new(
        new Convolution(name + ".conv1", width, 1, bias: false),
        new BatchNormalization(name + ".bn1"),
        new Rectifier(),
        new Convolution(name + ".conv2", width, 3, stride, padding: 1, bias: false),
        new BatchNormalization(name + ".bn2"),
        new Rectifier(),
        new Convolution(name + ".conv3", width * 4, 1, bias: false),
        new BatchNormalization(name + ".bn3"));

    private static Sequence Downsample(string name, int output, int stride) => new(
        new Convolution(name + ".downsample.0", output, 1, stride, bias: false),
        new BatchNormalization(name + ".downsample.1"));
}
