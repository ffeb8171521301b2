using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>
/// Metrics on a real network against a second implementation in NumPy, in double precision (make_curves.py).
/// </summary>
public sealed class GoldenMetricTests
{
    private const int Size = 32;

    // float32 against double: probabilities agree to about 1e-6, the drop is in percent.
    private const double Tolerance = 2e-5;

    [Theory]
    [InlineData(0, 0.467399, 0.491323, 55.5785)]
    [InlineData(1, 0.432228, 0.296045, 43.7971)]
    [InlineData(2, 0.787950, 0.188033, 85.6042)]
    [InlineData(3, 0.368991, 0.063383, 95.7421)]
    public void Scores_of_a_fixed_map_are_those_of_the_second_implementation(
        int image, double insertion, double deletion, double averageDrop)
    {
        using var scope = NewDisposeScope();
        using var model = Golden.Load("cifar10_vgg8");
        using var network = new FrozenNetwork(model);
        using var file = Golden.Open("inputs_cifar10");
        var label = file.Read("class_index").to(ScalarType.Int64)[image].ToInt64();
        var input = Golden.Images("inputs_cifar10", model.Sidecar, image + 1).narrow(0, image, 1).clone();
        using var images = ImagePreparer.Prepare(
            model, network, model.DefaultLayer, ["one"], input, null, [label], CancellationToken.None);
        using var context = new MetricContext(images, network, MetricOptions.Full, CancellationToken.None);
        var saliency = tensor(Map(), [1, 1, Size, Size]);

        Assert.Equal(insertion, Score("insertion"), Tolerance);
        Assert.Equal(deletion, Score("deletion"), Tolerance);
        Assert.Equal(averageDrop, Score("average_drop"), 100 * Tolerance);

        double Score(string metric) => MetricScores.Of(metric, context, saliency, [0])[0];
    }

    // Each value about ten times, so that the order of ties counts.
    private static float[] Map() =>
        [.. Enumerable.Range(0, Size * Size).Select(p => (((37 * (p % Size)) + (61 * (p / Size))) % 97) / 96f)];
}
