using SyCam.Eval.Metrics;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Oracles;

namespace FindExpression;

/// <summary>What the search asks for scores: one metric on prepared images, all of which it may look at.</summary>
internal sealed class SparsityOracle : IScoreOracle, IDisposable
{
    /// <summary>The metric.</summary>
    public const string Name = "sparsity";

    private readonly PreparedImages _images;
    private readonly FrozenNetwork _network;
    private readonly SaliencyScorer _scorer;
    private readonly SaliencyMetric _metric = MetricReader.Read(Name);

    public SparsityOracle(PreparedImages images, FrozenNetwork network, IReadOnlyDictionary<string, InputSource> sources)
    {
        (_images, _network) = (images, network);
        _scorer = new SaliencyScorer(images, network, sources);
        Metrics = [new Metric(Name, _metric.HigherIsBetter, _metric.Identity(MetricOptions.Full))];
    }

    public string Identity => $"{_images.Count} images at {_images.Layer}";

    public IReadOnlyList<Metric> Metrics { get; }

    public long ForwardPasses => _network.ForwardPasses;

    public int ImageCount(ImageSplit split) => split == ImageSplit.Search ? _images.Count : 0;

    public IReadOnlyList<string> ImageClasses(ImageSplit split) => [];

    public IReadOnlyList<MapScores> Score(IReadOnlyList<Term> maps, ScoreRequest request, CancellationToken cancellation) =>
        [.. _scorer.Score(maps, [_metric], MetricOptions.Full, request.First..request.End, cancellation).Select(score => new MapScores(
            score.Map, score.PerImage, score.Statuses.Where(status => status != MapStatus.Ok)
                .GroupBy(status => status.ToName()).ToDictionary(group => group.Key, group => group.Count())))];

    public void Dispose() => _scorer.Dispose();
}
