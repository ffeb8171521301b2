using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>The insertion metric for up to 16 candidates on 4 photos, and the bare frozen forward beside it.</summary>
internal sealed class ScoringLoad : IDisposable
{
    private const int Photos = 4;
    private const int Powers = 4;

    private readonly CamModel _frozen;
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;
    private readonly Tensor _batch;
    private readonly Dictionary<string, InputSource> _sources = new() { ["A"] = new("activation"), ["G"] = new("gradient") };
    private readonly IReadOnlyList<Term> _candidates;

    /// <summary>Prepares the photos; the network stays the caller's.</summary>
    public ScoringLoad(ReferenceNetwork network, int candidates = Powers * Powers)
    {
        _candidates = [.. Candidates().Take(candidates)];
        var model = network.Model;
        _frozen = model.Frozen(ScalarType.Float32);
        _network = new FrozenNetwork(model);
        using var four = network.Inputs.narrow(0, 0, Photos);
        _images = ImagePreparer.Prepare(
            model, _network, model.DefaultLayer, ["1", "2", "3", "4"], four.clone(), null, new long?[Photos],
            CancellationToken.None);
        _batch = network.Inputs.repeat([_network.BatchSize / network.Inputs.shape[0], 1, 1, 1]);
    }

    /// <summary>Scores all candidates from nothing.</summary>
    /// <param name="options">The number of steps.</param>
    /// <returns>The number of images that went through the network.</returns>
    public long Score(MetricOptions options)
    {
        var before = _network.ForwardPasses;
        using var scorer = new SaliencyScorer(_images, _network, _sources);
        _ = scorer.Score(_candidates, [MetricReader.Read("insertion")], options, Range.All, CancellationToken.None);
        return _network.ForwardPasses - before;
    }

    /// <summary>Runs the bare frozen network on a number of images, in batches as large as the scorer's.</summary>
    public void FrozenForward(long images)
    {
        using var quiet = no_grad();
        for (var left = images; left > 0; left -= _network.BatchSize)
        {
            using var part = _batch.narrow(0, 0, Math.Min(left, _network.BatchSize));
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
    private static IEnumerable<Term> Candidates()
    {
        var activations = Term.Input("A", TermType.Features);
        var gradients = Term.Of(Operators.Relu, Term.Input("G", TermType.Features));
        for (var first = 1; first <= Powers; first++)
            for (var second = 1; second <= Powers; second++)
                yield return Term.Of(Operators.Relu, Term.Of(Operators.SumK, Term.Of(
                    Operators.Mul, Power(gradients, first), Power(activations, second))));
    }

    private static Term Power(Term term, int exponent) => exponent == 1 ? term : Term.Pow(term, exponent);
}
