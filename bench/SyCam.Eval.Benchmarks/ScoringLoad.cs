using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>A metric for some candidates on some photos, and the bare frozen forward beside it.</summary>
internal sealed class ScoringLoad : IDisposable
{
    private readonly CamModel _frozen;
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;
    private readonly Tensor _batch;
    private readonly Dictionary<string, InputSource> _sources = new() { ["A"] = new("activation"), ["G"] = new("gradient") };
    private readonly IReadOnlyList<Term> _candidates;
    private readonly SaliencyMetric _metric;

    /// <summary>Prepares the photos; the network stays the caller's.</summary>
    /// <param name="network">The network.</param>
    /// <param name="candidates">The number of candidates, a square.</param>
    /// <param name="photos">The number of photos.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="precision">What the network computes in.</param>
    /// <param name="bareBatch">The batch of the bare forward pass; null: the scorer's.</param>
    public ScoringLoad(
        ReferenceNetwork network, int candidates, int photos, string metric = "insertion",
        ScalarType precision = ScalarType.Float32, int? bareBatch = null)
    {
        var side = (int)Math.Sqrt(candidates);
        _candidates = [.. Candidates(side)];
        _metric = MetricReader.Read(metric);
        var model = network.Model;
        using var some = network.Inputs.narrow(0, 0, photos);
        _frozen = precision == ScalarType.Int8 ? model.Quantized(some) : model.Frozen(precision);
        _network = new FrozenNetwork(model, precision: precision, examples: some);
        _images = ImagePreparer.Prepare(
            model, _network, model.DefaultLayer, [.. Enumerable.Range(0, photos).Select(i => $"{i}")], some.clone(), null,
            new long?[photos], CancellationToken.None);
        var batch = bareBatch ?? _network.BatchSize;
        using var repeated = network.Inputs.repeat([(batch / network.Inputs.shape[0]) + 1, 1, 1, 1]);
        _batch = repeated.narrow(0, 0, batch).clone();
    }

    /// <summary>The scores of the last <see cref="Score"/>, candidate by candidate, the mean over the photos.</summary>
    public IReadOnlyList<double> Means { get; private set; } = [];

    /// <summary>Scores all candidates from nothing.</summary>
    /// <param name="options">The number of steps.</param>
    /// <returns>The number of images that went through the network.</returns>
    public long Score(MetricOptions options)
    {
        var before = _network.ForwardPasses;
        using var scorer = new SaliencyScorer(_images, _network, _sources);
        var scores = scorer.Score(_candidates, [_metric], options, Range.All, CancellationToken.None);
        Means = [.. scores.Select(score => score.PerImage[_metric.Name].Average())];
        return _network.ForwardPasses - before;
    }

    /// <summary>Runs the bare frozen network on a number of images.</summary>
    public void FrozenForward(long images)
    {
        using var quiet = no_grad();
        for (var left = images; left > 0; left -= _batch.shape[0])
        {
            using var part = _batch.narrow(0, 0, Math.Min(left, _batch.shape[0]));
            _frozen.Forward(part).Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch.Dispose();
        _images.Dispose();
        _network.Dispose();
        _frozen.Dispose();
    }

    // The positive gradient and the activations to different powers: no two give the same map.
    private static IEnumerable<Term> Candidates(int powers)
    {
        var activations = Term.Input("A", TermType.Features);
        var gradients = Term.Of(Operators.Relu, Term.Input("G", TermType.Features));
        for (var first = 1; first <= powers; first++)
            for (var second = 1; second <= powers; second++)
                yield return Term.Of(Operators.Relu, Term.Of(Operators.SumK, Term.Of(
                    Operators.Mul, Power(gradients, first), Power(activations, second))));
    }

    private static Term Power(Term term, int exponent) => exponent == 1 ? term : Term.Pow(term, exponent);
}
