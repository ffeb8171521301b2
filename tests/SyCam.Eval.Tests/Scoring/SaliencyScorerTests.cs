using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Conformance;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Scoring;

[Collection(LiveTensorsCollection.Name)]
public sealed class SaliencyScorerTests : IDisposable
{
    private const int Size = 12;
    private const int Count = 11;

    private static readonly Dictionary<string, InputSource> Sources = new()
    {
        ["A"] = new("activation"),
        ["G"] = new("gradient"),
        ["random"] = new("random"),
        ["fake"] = new("fake"),
    };

    private static readonly MetricOptions Options = new() { Steps = 4 };

    private static readonly IReadOnlyList<SaliencyMetric> Metrics =
        [.. MetricTable.All.Select(row => MetricReader.Read(row.Name))];

    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;

    public SaliencyScorerTests()
    {
        _model = PixelReader.Load(_folder, Size);
        _network = new FrozenNetwork(_model, batchSize: 4);
        var random = new Random(7);
        var pixels = new float[Count * 3 * Size * Size];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (float)random.NextDouble();
        var masks = new float[Count * Size * Size];
        for (var i = 0; i < masks.Length; i++) masks[i] = random.Next(3) == 0 ? 1 : 0;
        _images = ImagePreparer.Prepare(
            _model, _network, "features.1", [.. Enumerable.Range(0, Count).Select(i => $"{i}")],
            tensor(pixels, [Count, 3, Size, Size]), tensor(masks, [Count, 1, Size, Size]),
            [.. Enumerable.Repeat((long?)0, Count)], CancellationToken.None);
    }

    // Eleven images are more than the scorer takes at once and no multiple of the network's batch.
    [Fact]
    public void A_batch_of_terms_and_images_scores_as_each_alone()
    {
        Term[] terms =
        [
            Read("sum_k(A)"), Read("relu(sum_k(A * A)) + max_k(A)"), Read("max_k(relu(A + -1/2))"), .. Controls(),
        ];
        using var together = Scorer();
        var batch = Score(together, terms, Range.All);

        for (var term = 0; term < terms.Length; term++)
            for (var place = 0; place < Count; place++)
            {
                using var alone = Scorer();
                var single = Score(alone, [terms[term]], place..(place + 1))[0];
                Assert.Equal(single.Statuses[0], batch[term].Statuses[place]);
                foreach (var metric in Metrics)
                    AssertClose(single.PerImage[metric.Name][0], batch[term].PerImage[metric.Name][place], $"{metric.Name} of {terms[term]}");
            }
    }

    [Fact]
    public void The_same_map_from_two_expressions_is_scored_once()
    {
        using var scorer = Scorer();
        List<SaliencyMetric> ofMaps = [.. Metrics.Where(metric => !metric.Row.NeedsMethod)];
        var first = Score(scorer, [Read("sum_k(A)")], Range.All, ofMaps);
        var forwards = _network.ForwardPasses;
        Assert.Equal(0, scorer.Reused);

        // Min-max undoes the factor.
        var second = Score(scorer, [Read("2 * sum_k(A)")], Range.All, ofMaps);

        Assert.Equal(forwards, _network.ForwardPasses);
        Assert.Equal(Count * ofMaps.Count, scorer.Reused);
        foreach (var metric in ofMaps)
            Assert.Equal(first[0].PerImage[metric.Name], second[0].PerImage[metric.Name]);
    }

    // Equal maps of the clean images say nothing of the maps of changed ones.
    [Fact]
    public void A_metric_that_runs_the_method_takes_no_score_over_from_another_method()
    {
        using var scorer = Scorer();
        List<SaliencyMetric> ofMethods = [.. Metrics.Where(metric => metric.Row.NeedsMethod)];
        Assert.NotEmpty(ofMethods);

        Score(scorer, [Read("sum_k(A)"), Read("2 * sum_k(A)")], Range.All, ofMethods);
        Assert.Equal(0, scorer.Reused);

        Score(scorer, [Read("sum_k(A)")], Range.All, ofMethods);
        Assert.Equal(Count * ofMethods.Count, scorer.Reused);
    }

    [Fact]
    public void A_map_that_is_none_has_a_status_and_scores_as_a_map_of_zeros()
    {
        using var scorer = Scorer();

        var scores = Score(scorer, [Read("relu(sum_k(-1 * A))")], Range.All)[0];

        Assert.All(scores.Statuses, status => Assert.Equal(MapStatus.Zero, status));
        Assert.All(scores.PerImage["mass_accuracy"], value => Assert.Equal(0, value));
        // Nothing of the picture is left, so the odds are even.
        var p = _images.Probabilities.data<float>().ToArray();
        for (var i = 0; i < Count; i++)
            Assert.Equal(100 * (p[i] - 0.5) / p[i], scores.PerImage["average_drop"][i], 1e-3);
    }

    [Fact]
    public void Scoring_leaves_no_tensor_behind()
    {
        Term[] terms = [Read("sum_k(A)"), Read("sum_k(G * A)"), .. Controls()];
        // The images keep what metrics read of them for the first time, such as what the logit loses without a channel.
        using (var scorer = Scorer()) Score(scorer, terms, Range.All);
        var before = LiveTensorsCollection.Count();
        using (var scorer = Scorer()) Score(scorer, terms, Range.All);

        Assert.Equal(before, LiveTensorsCollection.Count());
    }

    private SaliencyScorer Scorer() => new(_images, _network, Sources);

    private static void AssertClose(double expected, double actual, string what) =>
        Assert.True(
            Math.Abs(expected - actual) <= 1e-6 || (double.IsNaN(expected) && double.IsNaN(actual)),
            FormattableString.Invariant($"{what}: {expected} alone, {actual} in the batch"));

    private static IReadOnlyList<TermScores> Score(
        SaliencyScorer scorer, IReadOnlyList<Term> terms, Range places, IReadOnlyList<SaliencyMetric>? metrics = null) =>
        scorer.Score(terms, metrics ?? Metrics, Options, places, CancellationToken.None);

    private static Term Read(string expression) =>
        TermReader.Read(expression).Term ?? throw new InvalidOperationException(expression);

    private static IEnumerable<Term> Controls() => [MethodTerms.Find("RandomCAM")!, MethodTerms.Find("FakeCAM")!];

    public void Dispose()
    {
        _images.Dispose();
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }
}
