using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models.Families;

/// <summary>The VGG networks (Simonyan and Zisserman 2014), plain and with batch norm, torchvision's names.</summary>
internal static class VggFamily
{
    private static readonly int[] Widths = [64, 128, 256, 512, 512];

    internal static IReadOnlyList<Architecture> Rows { get; } =
    [
        Row("vgg11", false, 1, 1, 2, 2, 2),
        Row("vgg13", false, 2, 2, 2, 2, 2),
        Row("vgg16", false, 2, 2, 3, 3, 3),
        Row("vgg19", false, 2, 2, 4, 4, 4),
        Row("vgg11_bn", true, 1, 1, 2, 2, 2),
        Row("vgg13_bn", true, 2, 2, 2, 2, 2),
        Row("vgg16_bn", true, 2, 2, 3, 3, 3),
        Row("vgg19_bn", true, 2, 2, 4, 4, 4),
    ];

    private static Architecture Row(string name, bool normalized, params int[] depths) =>
        new(name, "classifier.6.weight", 224, "features", classes => Build(classes, normalized, depths));

    private static List<Stage> Build(int classes, bool normalized, int[] depths)
    {
        var stages = new List<Stage>();
        string Next() => $"features.{stages.Count}";
        for (var group = 0; group < depths.Length; group++)
        {
            for (var repeat = 0; repeat < depths[group]; repeat++)
            {
                stages.Add(new Stage(Next(), new Convolution(Next(), Widths[group], 3, padding: 1)));
                if (normalized) stages.Add(new Stage(Next(), new BatchNormalization(Next())));
                stages.Add(new Stage(Next(), new Rectifier()));
            }
            stages.Add(new Stage(Next(), new MaximumPooling(Next(), 2, stride: 2)));
        }
        stages.AddRange(
        [
            new("avgpool", new AdaptiveAveragePooling("avgpool", 7)),
            new("flatten", new Flattening()),
            new("classifier.0", new FullyConnected("classifier.0", 4096)),
            new("classifier.1", new Rectifier()),
            new("classifier.2", new Identity()),
            new("classifier.3", new FullyConnected("classifier.3", 4096)),
            new("classifier.4", new Rectifier()),
            new("classifier.5", new Identity()),
            new("classifier.6", new FullyConnected("classifier.6", classes)),
        ]);
        return stages;
    }
}
