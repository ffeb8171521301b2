using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models.Families;

/// <summary>AlexNet as Krizhevsky 2014 ("one weird trick") has it, with torchvision's names.</summary>
internal static class AlexNetFamily
{
    internal static IReadOnlyList<Architecture> Rows { get; } =
        [new("alexnet", "classifier.6.weight", 224, "features", Build)];

    private static List<Stage> Build(int classes) =>
    [
        new("features.0", new Convolution("features.0", 64, 11, stride: 4, padding: 2)),
        new("features.1", new Rectifier()),
        new("features.2", new MaximumPooling("features.2", 3, stride: 2)),
        new("features.3", new Convolution("features.3", 192, 5, padding: 2)),
        new("features.4", new Rectifier()),
        new("features.5", new MaximumPooling("features.5", 3, stride: 2)),
        new("features.6", new Convolution("features.6", 384, 3, padding: 1)),
        new("features.7", new Rectifier()),
        new("features.8", new Convolution("features.8", 256, 3, padding: 1)),
        new("features.9", new Rectifier()),
        new("features.10", new Convolution("features.10", 256, 3, padding: 1)),
        new("features.11", new Rectifier()),
        new("features.12", new MaximumPooling("features.12", 3, stride: 2)),
        new("avgpool", new AdaptiveAveragePooling("avgpool", 6)),
        new("flatten", new Flattening()),
        new("classifier.0", new Identity()),
        new("classifier.1", new FullyConnected("classifier.1", 4096)),
        new("classifier.2", new Rectifier()),
        new("classifier.3", new Identity()),
        new("classifier.4", new FullyConnected("classifier.4", 4096)),
        new("classifier.5", new Rectifier()),
        new("classifier.6", new FullyConnected("classifier.6", classes)),
    ];
}
