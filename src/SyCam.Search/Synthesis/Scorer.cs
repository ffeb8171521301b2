using SyCam.Grammar.Terms;
using SyCam.Search.Journal;
using SyCam.Search.Oracles;

namespace SyCam.Search.Synthesis;

/// <summary>Scores maps, taking from the journal what is there, and counts what was asked for.</summary>
internal sealed class Scorer(IScoreOracle oracle, RunMetrics metrics, RunJournal journal, TimeProvider time)
{
    /// <summary>How many values were asked for: one for each map, image and metric. Those taken from the journal count
    /// too, so that a resumed run meets its limit at the same place.</summary>
    public long Evaluations { get; private set; }

    /// <summary>The forward passes that these values cost by their metrics' declared passes. The network makes fewer:
    /// maps that coincide on an image share them.</summary>
    public long Passes { get; private set; }

    /// <summary>The scores of the maps, in their order.</summary>
    public IReadOnlyList<ScoreEntry> Score(
        IReadOnlyList<Term> maps, ScoreRequest request, CancellationToken cancellation)
    {
        var keys = maps.Select(map => new ScoreKey(map.ToString(), request.Split, request.Fidelity, request.End)).ToList();
        var missing = Enumerable.Range(0, maps.Count).Where(i => !IsKnown(keys[i], request)).ToList();
        if (missing.Count > 0)
        {
            var start = time.GetTimestamp();
            var scores = oracle.Score([.. missing.Select(i => maps[i])], request, cancellation);
            var share = time.GetElapsedTime(start) / missing.Count;
            for (var j = 0; j < missing.Count; j++)
                journal.Add(keys[missing[j]], new ScoreEntry(scores[j].PerImage, scores[j].Problems, share));
        }

        Evaluations += (long)maps.Count * request.Count * request.Metrics.Count;
        Passes += maps.Count * request.Count * request.Metrics.Sum(name =>
            (long)oracle.Metrics.First(metric => metric.Name == name).Passes(request.Fidelity));
        return [.. keys.Select(key => journal.TryGetScore(key, out var entry)
            ? metrics.Complete(entry)
            : throw new InvalidOperationException("a map that was scored has no scores"))];
    }

    private bool IsKnown(ScoreKey key, ScoreRequest request) =>
        journal.TryGetScore(key, out var entry)
        && request.Metrics.All(name => entry.PerImage.TryGetValue(name, out var values) && values.Count == request.Count);
}
