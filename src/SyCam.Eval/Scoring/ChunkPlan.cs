using SyCam.Eval.Metrics;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Scoring;

/// <summary>Which maps of a chunk a metric must score, and which scores it has: each distinct map of an image is scored
/// once. A metric that runs the method itself tells methods apart that have the same map on the clean image.</summary>
internal sealed class ChunkPlan
{
    private readonly RawMapChunk _chunk;
    private readonly IReadOnlyList<Term> _terms;
    private readonly string _identity;
    private readonly Dictionary<(int Image, UInt128 Map), double> _scores = [];
    private readonly List<(int Term, int Image)> _fresh = [];

    public ChunkPlan(
        RawMapChunk chunk, IReadOnlyList<Term> terms, SaliencyMetric metric, MetricOptions options, ScoreCache known)
    {
        (_chunk, _terms, Metric) = (chunk, terms, metric);
        _identity = metric.Identity(options);
        for (var term = 0; term < terms.Count; term++)
            for (var i = 0; i < chunk.Length; i++) Plan(term, i, known);
    }

    public SaliencyMetric Metric { get; }

    /// <summary>The maps to score, by term and by image of the chunk.</summary>
    public IReadOnlyList<(int Term, int Image)> Fresh => _fresh;

    /// <summary>The values that are taken over from an equal map.</summary>
    public long Reused { get; private set; }

    /// <summary>Takes the scores of the fresh maps from a place on.</summary>
    public void Fill(int first, IReadOnlyList<double> scores, ScoreCache known)
    {
        for (var i = 0; i < scores.Count; i++)
        {
            var (term, image) = _fresh[first + i];
            var key = KeyOf(term, image);
            _scores[(image, key)] = scores[i];
            known.Add(_identity, _chunk.First + image, key, scores[i]);
        }
    }

    public double ValueOf(int term, int image) => _scores[(image, KeyOf(term, image))];

    private void Plan(int term, int image, ScoreCache known)
    {
        var key = KeyOf(term, image);
        if (_scores.ContainsKey((image, key)))
        {
            Reused++;
        }
        else if (known.TryGet(_identity, _chunk.First + image, key, out var score))
        {
            Reused++;
            _scores.Add((image, key), score);
        }
        else
        {
            _fresh.Add((term, image));
            _scores.Add((image, key), double.NaN);
        }
    }

    private UInt128 KeyOf(int term, int image)
    {
        var hash = _chunk.Hashes[term][image];
        return Metric.Row.NeedsMethod ? hash ^ ((UInt128)_terms[term].StableHash << 64) : hash;
    }
}
