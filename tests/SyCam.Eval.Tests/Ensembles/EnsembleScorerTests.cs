using SyCam.Eval.Ensembles;
using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Ensembles;

/// <summary>On a network that reads pixels, whose layer is as large as the image.</summary>
[Collection(LiveTensorsCollection.Name)]
public sealed class EnsembleScorerTests : IDisposable
{
    private const int Size = 8;
    private const int Count = 3;

    private static readonly Dictionary<string, InputSource> Sources = new() { ["A"] = new("activation"), ["G"] = new("gradient") };

    private static readonly Term[] Maps = [Read("sum_k(A)"), Read("max_k(A)"), Read("sum_k(A * A) - max_k(A)")];

    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;

    public EnsembleScorerTests()
    {
        _model = PixelReader.Load(_folder, Size);
        _network = new FrozenNetwork(_model, batchSize: 4);
        var random = new Random(3);
        float[] pixels = [.. Enumerable.Range(0, Count * 3 * Size * Size).Select(_ => (float)random.NextDouble())];
        float[] masks = [.. Enumerable.Range(0, Count * Size * Size).Select(_ => random.Next(3) == 0 ? 1f : 0f)];
        _images = ImagePreparer.Prepare(
            _model, _network, "features.1", ["a", "b", "c"], tensor(pixels, [Count, 3, Size, Size]),
            tensor(masks, [Count, 1, Size, Size]), [0, 0, 0], CancellationToken.None);
    }

    [Theory]
    [InlineData("insertion(steps=64;substrate=zero)")]
    [InlineData("mass_accuracy")]
    public void Ensembles_score_as_the_expression_of_their_consensus(string name)
    {
        var metric = MetricReader.Read(name);
        var share = new Rational(1, 3);
        var ensembles = Ensemble.AllOf(Maps.Length).Skip(1).ToList();
        using var scorer = new EnsembleScorer(Maps, _images, _network, Sources);
        var done = 0;

        var values = scorer.Score(ensembles, share, metric, MetricOptions.Full, () => done++, CancellationToken.None);

        using var terms = new SaliencyScorer(_images, _network, Sources);
        var expected = terms.Score(
            [.. ensembles.Select(one => Consensus.Of(share, [.. one.Places.Select(place => Maps[place])]))], [metric],
            MetricOptions.Full, .., CancellationToken.None);
        Assert.Equal(Count, done);
        for (var i = 0; i < ensembles.Count; i++) Assert.Equal(expected[i].PerImage[metric.Name], values[i]);
        Assert.True(values.Select(scores => scores.Sum()).Distinct().Count() > 1, "all ensembles score the same");
    }

    // Of 64 pixels the highest sixteenth are 4, of which the mask has every second one.
    [Fact]
    public void Half_of_the_saliency_lies_on_the_mask_when_half_of_the_highest_pixels_do()
    {
        var pixels = new float[3 * Size * Size];
        (pixels[0], pixels[1], pixels[20], pixels[33]) = (9, 8, 7, 6);
        float[] mask = [.. Enumerable.Range(0, Size * Size).Select(i => i % 2 == 0 ? 1f : 0f)];
        using var images = ImagePreparer.Prepare(
            _model, _network, "features.1", ["one"], tensor(pixels, [1, 3, Size, Size]), tensor(mask, [1, 1, Size, Size]),
            [0], CancellationToken.None);
        using var scorer = new EnsembleScorer([Read("sum_k(A)")], images, _network, Sources);

        var values = scorer.Score(
            [Ensemble.Empty.With(0), Ensemble.Empty], new Rational(1, 16), MetricReader.Read("mass_accuracy"),
            MetricOptions.Full, () => { }, CancellationToken.None);

        Assert.Equal([0.5], values[0]);
        Assert.Equal([0.0], values[1]);
    }

    public void Dispose()
    {
        _images.Dispose();
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    private static Term Read(string text) => TermReader.Read(text).Term ?? throw new ArgumentException(text);
}
