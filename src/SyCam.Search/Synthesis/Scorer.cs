using SyCam.Grammar.Terms;
using SyCam.Search.Journal;
using SyCam.Search.Oracles;

namespace SyCam.Search.Synthesis;

/// <summary>Scores maps, taking from the journal what is there.</summary>
internal sealed class Scorer(IScoreOracle oracle, RunJournal journal, TimeProvider time)
{
    /// <summary>The scores of the maps, in their order.</summary>
    public IReadOnlyList<ScoreEntry> Score(
        IReadOnlyList<Term> maps, ScoreRequest request, CancellationToken cancellation)
    {
        var images = request.Images ?? oracle.ImageCount(request.Split);
        var keys = maps.Select(map => new ScoreKey(map.ToString(), request.Split, request.Fidelity, images)).ToList();
        var missing = Enumerable.Range(0, maps.Count).Where(i => !IsKnown(keys[i], request)).ToList();
        if (missing.Count > 0)
        {
            var start = time.GetTimestamp();
            var scores = oracle.Score([.. missing.Select(i => maps[i])], request, cancellation);
            var share = time.GetElapsedTime(start) / missing.Count;
            for (var j = 0; j < missing.Count; j++)
                journal.Add(keys[missing[j]], new ScoreEntry(scores[j].PerImage, scores[j].Problems, share));
        }

        return [.. keys.Select(key => journal.TryGetScore(key, out var entry)
            ? entry
            : throw new InvalidOperationException("a map that was scored has no scores"))];
    }

    private bool IsKnown(ScoreKey key, ScoreRequest request) =>
        journal.TryGetScore(key, out var entry) && request.Metrics.All(entry.PerImage.ContainsKey);
}
