using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>
/// Faithfulness on a real network against a second implementation in double precision (make_faithfulness.py).
/// </summary>
public sealed class GoldenMetricTests
{
    private const int Size = 32;


    public static TheoryData<int, long> Pictures() =>
        [.. GoldenFile.Read("faithfulness.tsv").Select(line => (Image(line.Words), Label(line.Words))).Distinct()
            .Select(picture => new TheoryDataRow<int, long>(picture.Item1, picture.Item2))];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Scores_are_those_of_the_second_implementation(int image, long label)
    {
        using var scope = NewDisposeScope();
        using var model = Golden.Load("cifar10_vgg8");
        using var network = new FrozenNetwork(model);
        var input = Golden.Images("inputs_cifar10", model.Sidecar, image + 1).narrow(0, image, 1).clone();
        using var images = ImagePreparer.Prepare(
            model, network, model.DefaultLayer, ["one"], input, null, [label], CancellationToken.None);
        using var context = new MetricContext(images, network, MetricOptions.Full, CancellationToken.None);
        var lines = GoldenFile.Read("faithfulness.tsv")
            .Where(line => Image(line.Words) == image && Label(line.Words) == label).ToList();

        Assert.NotEmpty(lines);
        List<Action> comparisons = [];
        foreach (var map in lines.GroupBy(line => line.Words[2]))
        {
            // One batch for all metrics of a map, as in a run, so that they share what they find out.
            using var saliency = tensor(MadeUpMaps.Map(map.Key, Size, Size), [1, 1, Size, Size]);
            using var batch = new SaliencyBatch(saliency, [0]);
            foreach (var line in map)
            {
                var metric = MetricReader.Read(line.Words[3]);
                var score = metric.Score(context, batch)[0];
                comparisons.Add(() => Assert.True(
                    Math.Abs(score - line.Value) <= Tolerance(metric.Row, line.Value),
                    $"{map.Key}, {metric.Name}: {score}, expected {line.Value}"));
            }
        }

        Assert.Multiple([.. comparisons]);
    }

    [Fact]
    public void Every_metric_of_faithfulness_that_a_ready_map_can_have_is_compared() =>
        Assert.Empty(MetricTable.All.Where(row => row.Group == MetricGroup.Faithfulness && !row.NeedsMethod)
            .Select(row => row.Name)
            .Except(GoldenFile.Read("faithfulness.tsv").Select(line => line.Words[3].Split('(')[0])));

    // float32 against double: probabilities agree to about 1e-6; a part of them is in percent.
    private static double Tolerance(MetricRow row, double value) => row.Name switch
    {
        // Imputation is iterative: a pixel is within 1e-3 of the direct solution.
        "road" or "road_morf" or "road_lerf" => 1e-4,
        // Losses of a sure network lie so close together that rounding changes some ranks.
        "mufidelity" => 3e-3,
        // From 1e-4 to 1e4.
        "infidelity" => 1e-7 + (1e-6 * value),
        _ => row.Width >= 100 ? 2e-3 : 2e-5,
    };

    private static int Image(string[] words) => int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture);

    private static long Label(string[] words) => long.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
}
