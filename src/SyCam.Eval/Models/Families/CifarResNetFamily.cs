using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models.Families;

/// <summary>
/// The small ResNets for 32x32 images (He et al. 2015, section 4.2): three groups of basic blocks, 16, 32 and 64
/// channels wide, shortcuts without parameters.
/// </summary>
internal static class CifarResNetFamily
{
    internal static IReadOnlyList<Architecture> Rows { get; } = [Row(20), Row(32), Row(44), Row(56), Row(110)];

    // Two convolutions a block, three groups, and the first convolution and the last linear layer: 6 n + 2.
    private static Architecture Row(int depth) =>
        new($"cifar_resnet{depth}", "linear.weight", 32, "layer3", classes => Build(classes, (depth - 2) / 6));

    private static List<Stage> Build(int classes, int blocks)
    {
        List<Stage> stages =
        [
            new("conv1", new Convolution("conv1", 16, 3, padding: 1, bias: false)),
            new("bn1", new BatchNormalization("bn1")),
            new("relu", new Rectifier()),
        ];
        for (var group = 0; group < 3; group++)
        {
            var width = 16 << group;
            for (var block = 0; block < blocks; block++)
            {
                var name = $"layer{group + 1}.{block}";
                var shrinks = group > 0 && block == 0;
                var main = ResNetFamily.Basic(name, width, shrinks ? 2 : 1);
                stages.Add(new Stage(name, new Residual(main, shrinks ? new PaddedShortcut(width) : null)));
            }
        }
        stages.Add(new Stage("avgpool", new AdaptiveAveragePooling("avgpool", 1)));
        stages.Add(new Stage("flatten", new Flattening()));
        stages.Add(new Stage("linear", new FullyConnected("linear", classes)));
        return stages;
    }
}
