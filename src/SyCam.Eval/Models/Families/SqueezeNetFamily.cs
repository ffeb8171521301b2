using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models.Families;

/// <summary>SqueezeNet 1.0 and 1.1 (Iandola et al. 2016) with torchvision's names.</summary>
internal static class SqueezeNetFamily
{
    private static readonly (int Squeeze, int Expand) Pool = (0, 0);

    internal static IReadOnlyList<Architecture> Rows { get; } =
    [
        Row("squeezenet1_0", new Convolution("features.0", 96, 7, stride: 2),
            Pool, (16, 64), (16, 64), (32, 128), Pool, (32, 128), (48, 192), (48, 192), (64, 256), Pool, (64, 256)),
        Row("squeezenet1_1", new Convolution("features.0", 64, 3, stride: 2),
            Pool, (16, 64), (16, 64), Pool, (32, 128), (32, 128), Pool, (48, 192), (48, 192), (64, 256), (64, 256)),
    ];

    private static Architecture Row(string name, Convolution first, params (int Squeeze, int Expand)[] plan) =>
        new(name, "classifier.1.weight", 224, "features", classes => Build(classes, first, plan));

    private static List<Stage> Build(int classes, Convolution first, (int Squeeze, int Expand)[] plan)
    {
        List<Stage> stages = [new("features.0", first), new("features.1", new Rectifier())];
        foreach (var step in plan)
        {
            var name = $"features.{stages.Count}";
            stages.Add(new Stage(name, step == Pool
                ? new MaximumPooling(name, 3, stride: 2, ceiling: true)
                : Fire(name, step.Squeeze, step.Expand)));
        }
        stages.AddRange(
        [
            new("classifier.0", new Identity()),
            new("classifier.1", new Convolution("classifier.1", classes, 1)),
            new("classifier.2", new Rectifier()),
            new("classifier.3", new AdaptiveAveragePooling("classifier.3", 1)),
            new("flatten", new Flattening()),
        ]);
        return stages;
    }

    /// <summary>A fire module: a 1x1 convolution that squeezes, then 1x1 and 3x3 convolutions side by side.</summary>
    internal static Sequence Fire(string name, int squeeze, int expand) => new(
        new Convolution(name + ".squeeze", squeeze, 1),
        new Rectifier(),
        new Concatenation(
            new Sequence(new Convolution(name + ".expand1x1", expand, 1), new Rectifier()),
            new Sequence(new Convolution(name + ".expand3x3", expand, 3, padding: 1), new Rectifier())));
}
