using SyCam.Eval.Metrics;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Oracles;

namespace SyCam.Cli.Experiments;

/// <summary>Joins the search to tensors: the search's correctness oracle over a model and two splits of images.</summary>
internal sealed class ScoreOracle : IScoreOracle, IModelProbes, IDisposable
{
    private const int SketchedImages = 4;

    // Enough for the ranges of 8 bits: what more images would add are outliers.
    private const int Examples = 32;

    private readonly Experiment _experiment;
    private readonly IReadOnlyList<SaliencyMetric> _rows;
    private readonly MetricOptions _full;
    private readonly MetricOptions _coarse;
    private readonly Dictionary<ImageSplit, SaliencyScorer> _scorers;
    private readonly FrozenNetwork? _rough;

    /// <summary>An oracle for the metrics of some rows.</summary>
    /// <param name="experiment">Model and images; stays the caller's.</param>
    /// <param name="rows">The metrics that can be asked for.</param>
    /// <param name="sources">For each input name of the terms the terminal that it comes from.</param>
    /// <param name="full">The metrics' parameters for final scores.</param>
    /// <param name="coarse">The metrics' parameters for deciding between candidates.</param>
    public ScoreOracle(
        Experiment experiment, IReadOnlyList<SaliencyMetric> rows, IReadOnlyDictionary<string, InputSource> sources,
        MetricOptions full, MetricOptions coarse)
    {
        _experiment = experiment;
        _rows = rows;
        _full = full;
        _coarse = coarse;
        if (coarse.Precision != full.Precision)
        {
            var seen = experiment.Search;
            using var examples = seen.Inputs.narrow(0, 0, Math.Min(Examples, seen.Count));
            _rough = new FrozenNetwork(experiment.Model, experiment.Network.BatchSize, coarse.Precision, examples);
        }

        _scorers = new Dictionary<ImageSplit, SaliencyScorer>
        {
            [ImageSplit.Search] = new(experiment.Search, experiment.Network, sources, _rough),
            [ImageSplit.HeldOut] = new(experiment.HeldOut, experiment.Network, sources),
        };
        Metrics = [.. rows.Select(row => new Metric(row.Name, row.HigherIsBetter, row.Identity(full))
        {
            Width = row.Row.Width,
            CoarsePasses = row.Passes(coarse),
            FullPasses = row.Passes(full),
        })];
        Identity = $"{experiment.Identity}; coarse {string.Join(", ", rows.Select(row => row.Identity(coarse)))}";
    }

    /// <inheritdoc/>
    public string Identity { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <inheritdoc/>
    public long ForwardPasses => _experiment.Network.ForwardPasses + (_rough?.ForwardPasses ?? 0);

    /// <inheritdoc/>
    public int Images => Math.Min(SketchedImages, _experiment.Search.Count);

    /// <inheritdoc/>
    public int ImageCount(ImageSplit split) => ImagesOf(split).Count;

    /// <inheritdoc/>
    public IReadOnlyList<string> ImageClasses(ImageSplit split)
    {
        if (ImageCount(split) == 0) return [];
        return [.. ImagesOf(split).Classes.cpu().data<long>().ToArray().Select(index => ClassNames.Of(_experiment.Model, index))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<MapScores> Score(
        IReadOnlyList<Term> maps, ScoreRequest request, CancellationToken cancellation)
    {
        var rows = request.Metrics.Select(name => _rows.Single(row => row.Name == name)).ToList();
        var options = request.Fidelity == Fidelity.Full ? _full : _coarse;
        var scores = _scorers[request.Split].Score(
            maps, rows, options, request.First..request.End, cancellation);
        return [.. scores.Select(score => new MapScores(score.Map, score.PerImage, Problems(score.Statuses)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<MapSketch> Sketch(IReadOnlyList<Term> maps, CancellationToken cancellation) =>
        [.. MapSketches.Of(_scorers[ImageSplit.Search], maps, Images, cancellation)
            .Select(sketch => new MapSketch(sketch.Values, sketch.Proper))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var scorer in _scorers.Values) scorer.Dispose();
        _rough?.Dispose();
    }

    private PreparedImages ImagesOf(ImageSplit split) =>
        split == ImageSplit.Search ? _experiment.Search : _experiment.HeldOut;

    private static Dictionary<string, int> Problems(IEnumerable<MapStatus> statuses) => statuses
        .Where(status => status != MapStatus.Ok)
        .GroupBy(status => status.ToName(), StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Count());
}
