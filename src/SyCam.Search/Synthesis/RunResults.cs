using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Equivalence;
using SyCam.Search.Journal;
using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>What a run has found so far.</summary>
internal sealed class RunResults
{
    private readonly List<Contender> _all = [];
    private readonly Dictionary<Term, Contender> _byMap = [];

    /// <summary>Every map that was not merged or dead, in the order in which it came.</summary>
    public IReadOnlyList<Contender> All => _all;

    public List<Merge> Merges { get; } = [];

    public List<DeadMap> Dead { get; } = [];

    public List<Collapse> Collapses { get; } = [];

    /// <summary>How many candidates were scored.</summary>
    public int Scored { get; set; }

    /// <summary>How many of these left a race before its end.</summary>
    public int RacedOut { get; set; }

    /// <summary>The best map of the grammar of no greater cost that was scored on all images.</summary>
    public Contender? Incumbent(int cost, RunMetrics metrics) => Ordered(
        _all.Where(contender => contender.Kind != RowKind.Control && contender.Cost <= cost), metrics).FirstOrDefault();

    public void Add(Contender contender)
    {
        _all.Add(contender);
        _byMap.TryAdd(contender.Map, contender);
    }

    public Contender? Find(Term map) => _byMap.GetValueOrDefault(map);

    /// <summary>The best map of the grammar so far.</summary>
    public Contender? Best(RunMetrics metrics) =>
        Ordered(_all.Where(contender => contender.Kind != RowKind.Control), metrics).FirstOrDefault();

    /// <summary>For each cost the best map of the grammar, by rising cost.</summary>
    public IEnumerable<Contender> BestPerCost(RunMetrics metrics) => _all
        .Where(contender => contender.Kind != RowKind.Control && !double.IsNaN(contender.CoarseScore))
        .GroupBy(contender => contender.Cost)
        .OrderBy(group => group.Key)
        .Select(group => Ordered(group, metrics).First());

    /// <summary>The candidates that get final scores, the most wanted first: the best ones, then the best of each
    /// cost.</summary>
    public List<Contender> Finalists(int count, RunMetrics metrics)
    {
        var candidates = Ordered(_all.Where(contender => contender.Kind == RowKind.Candidate), metrics).ToList();
        return [.. candidates.Take(count)
            .Concat(candidates.GroupBy(contender => contender.Cost).OrderBy(group => group.Key)
                .Select(group => group.First()))
            .Distinct()];
    }

    /// <summary>What the leaderboard shows: everything named that was scored, and the finalists.</summary>
    public List<Contender> Rows(int count, RunMetrics metrics) =>
        [.. _all.Where(contender => contender.Kind != RowKind.Candidate && contender.Coarse is not null),
            .. Finalists(count, metrics)];

    /// <summary>The mean time that a kind of scores took per map; 0 when there are none.</summary>
    public TimeSpan MeanTime(Func<Contender, ScoreEntry?> scores)
    {
        var known = _all.Select(scores).OfType<ScoreEntry>().ToList();
        return known.Count == 0
            ? TimeSpan.Zero
            : known.Aggregate(TimeSpan.Zero, (sum, entry) => sum + entry.Elapsed) / known.Count;
    }

    /// <summary>The enumerator's counters with what was decided of its maps.</summary>
    public SearchCounters Count(SearchCounters counters) => counters with
    {
        DeadProved = Dead.Count(dead => dead.Evidence.Kind == EvidenceKind.Proved),
        DeadTested = Dead.Count(dead => dead.Evidence.Kind == EvidenceKind.Tested),
        MergedProved = Merges.Count(merge => merge.Evidence.Kind == EvidenceKind.Proved),
        MergedTested = Merges.Count(merge => merge.Evidence.Kind == EvidenceKind.Tested),
        Scored = Scored,
        RacedOut = RacedOut,
    };

    private static IOrderedEnumerable<Contender> Ordered(IEnumerable<Contender> contenders, RunMetrics metrics) =>
        contenders.Where(contender => contender.Coarse is not null)
            .OrderByDescending(contender => metrics.Merit(contender.CoarseScore))
            .ThenBy(contender => contender.Cost)
            .ThenBy(contender => contender.Map);
}
