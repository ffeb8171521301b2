using SyCam.Eval.Metrics;
using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Ensembles;

/// <summary>
/// Scores the consensus (<see cref="Consensus"/>) of many ensembles of the same maps. The maps of an image are computed once and ranked
/// once, whatever the number of ensembles and shares; ensembles that agree on every pixel are scored once. Owned by one thread.
/// </summary>
public sealed class EnsembleScorer : IDisposable
{
    // Consensus maps of 224 x 224 in 25 MB.
    private const int EnsemblesAtOnce = 128;

    // The ranks of eleven maps of 224 x 224 on 200 images.
    private const long MostBytes = 1L << 29;

    private readonly PreparedImages _images;
    private readonly SaliencyScorer _scorer;
    private readonly TensorProgram _program;
    private readonly Dictionary<int, Tensor> _ranks = [];
    private readonly int _maps;

    /// <summary>A scorer of ensembles of some maps.</summary>
    /// <param name="maps">The maps, at most <see cref="Ensemble.MostMaps"/>.</param>
    /// <param name="images">The images; they stay the caller's.</param>
    /// <param name="network">The frozen network; it stays the caller's.</param>
    /// <param name="sources">For each input name of the maps the terminal that it comes from.</param>
    public EnsembleScorer(
        IReadOnlyList<Term> maps, PreparedImages images, FrozenNetwork network, IReadOnlyDictionary<string, InputSource> sources)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maps.Count, Ensemble.MostMaps);
        _images = images;
        _scorer = new SaliencyScorer(images, network, sources);
        _program = TensorProgram.Compile([.. maps.Select(Consensus.Rank)]);
        _maps = maps.Count;
    }

    /// <summary>Scores ensembles on all images. The empty ensemble is a map without saliency.</summary>
    /// <param name="ensembles">The ensembles.</param>
    /// <param name="share">The share of pixels that count as highest, above 0 and below 1.</param>
    /// <param name="metric">A metric that does not run the method itself.</param>
    /// <param name="options">Its options.</param>
    /// <param name="done">Told of every image.</param>
    /// <param name="cancellation">Checked before each forward pass.</param>
    /// <returns>For each ensemble its value on each image, NaN where the metric has none.</returns>
    public IReadOnlyList<double[]> Score(
        IReadOnlyList<Ensemble> ensembles, Rational share, SaliencyMetric metric, MetricOptions options, Action done,
        CancellationToken cancellation)
    {
        var values = ensembles.Select(_ => new double[_images.Count]).ToList();
        for (var place = 0; place < _images.Count; place++)
        {
            using var scope = NewDisposeScope();
            // As Consensus writes it: 1 where rank - (1 - share) is above 0.
            var tops = (RanksOf(place, cancellation) + (share - Rational.One).ToDouble()).gt(0).to(ScalarType.Float32);
            for (var start = 0; start < ensembles.Count; start += EnsemblesAtOnce)
            {
                List<Ensemble> some = [.. ensembles.Skip(start).Take(EnsemblesAtOnce)];
                using var chunk = ChunkOf(some, tops, place);
                var names = some.Select(one => Term.Input($"ensemble{one.Members}", TermType.Map)).ToList();
                var scores = _scorer.Score(chunk, names, [metric], options, cancellation)[metric.Name];
                for (var i = 0; i < some.Count; i++) values[start + i][place] = scores[i][0];
            }

            done();
        }

        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var ranks in _ranks.Values) ranks.Dispose();
        _scorer.Dispose();
    }

    // The ranks [maps, H * W] of an image.
    private Tensor RanksOf(int place, CancellationToken cancellation)
    {
        if (_ranks.TryGetValue(place, out var known)) return known;
        using var chunk = _scorer.RawMaps(_program, place, 1, cancellation);
        var ranks = cat([.. chunk.Raw.Select(map => map.reshape(1, -1))], 0);
        if (sizeof(float) * ranks.numel() * (_ranks.Count + 1) <= MostBytes) _ranks.Add(place, ranks.DetachFromDisposeScope());
        return ranks;
    }

    private RawMapChunk ChunkOf(List<Ensemble> ensembles, Tensor tops, int place)
    {
        using var scope = NewDisposeScope();
        var weights = new float[ensembles.Count * _maps];
        for (var i = 0; i < ensembles.Count; i++)
            foreach (var map in ensembles[i].Places) weights[(i * _maps) + map] = 1f / ensembles[i].Count;
        var consensus = tensor(weights, [ensembles.Count, _maps]).to(tops.device).matmul(tops)
            .reshape(ensembles.Count, 1, _images.Height, _images.Width);
        return RawMapChunk.Of(
            [.. Enumerable.Range(0, ensembles.Count).Select(i => consensus.narrow(0, i, 1).clone().DetachFromDisposeScope())], place);
    }
}
