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

    public ScoreEntry? Coarse { get; set; }

    /// <summary>The mean of the objective over the coarse scores.</summary>
    public double CoarseScore { get; set; } = double.NaN;

    public ScoreEntry? Full { get; set; }

    public ScoreEntry? HeldOut { get; set; }

    public ScoredMap ToScoredMap() => new(map, Cost, [.. Names], CoarseScore);
}
