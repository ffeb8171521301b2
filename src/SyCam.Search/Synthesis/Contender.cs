using SyCam.Grammar.Terms;
using SyCam.Search.Journal;
using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>A map in the run, with what is known of it so far.</summary>
internal sealed class Contender(Term map, RowKind kind, int cost, IEnumerable<string> names)
{
    public Term Map => map;

    public RowKind Kind => kind;

    public List<string> Names { get; } = [.. names];

    /// <summary>The least cost at which the map or one equal to it was met.</summary>
    public int Cost { get; set; } = cost;

    /// <summary>The coarse scores on all search images; null while there are none or when a race ended it.</summary>
    public ScoreEntry? Coarse { get; private set; }

    /// <summary>The mean of the objective over the coarse scores.</summary>
    public double CoarseScore { get; private set; } = double.NaN;

    /// <summary>The full scores on the search images.</summary>
    public ScoreEntry? Full { get; private set; }

    /// <summary>The mean of the objective over the full scores, or over the coarse ones while there are no others.
    /// </summary>
    public double Score { get; private set; } = double.NaN;

    /// <summary>The constraints that the scores behind <see cref="Score"/> break.</summary>
    public IReadOnlyList<BrokenConstraint> Broken { get; private set; } = [];

    public ScoreEntry? HeldOut { get; set; }

    public void SetCoarse(ScoreEntry scores, RunMetrics metrics)
    {
        Coarse = scores;
        CoarseScore = metrics.Mean(scores);
        if (Full is null) (Score, Broken) = (CoarseScore, metrics.Broken(scores));
    }

    public void SetFull(ScoreEntry scores, RunMetrics metrics)
    {
        Full = scores;
        (Score, Broken) = (metrics.Mean(scores), metrics.Broken(scores));
    }

    public ScoredMap ToScoredMap() => new(map, Cost, [.. Names], CoarseScore);
}
