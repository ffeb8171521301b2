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

    public List<Coincidence> Coincidences { get; } = [];

    public List<ConvergencePoint> Convergence { get; } = [];

    /// <summary>How many candidates were scored.</summary>
    public int Scored { get; set; }

    /// <summary>How many of these left a race before its end.</summary>
    public int RacedOut { get; set; }

    /// <summary>For each cost the best maps of the grammar that were scored on all images and break no constraint.
    /// What a candidate is raced against, and what has its place in the finals.</summary>
    public IReadOnlyList<Contender> Elites(int perCost, RunMetrics metrics) =>
    [
        .. Ordered(_all.Where(contender => contender.Kind != RowKind.Control), metrics)
            .Where(contender => !double.IsNaN(contender.CoarseScore) && contender.Broken.Count == 0)
            .GroupBy(contender => contender.Cost)
            .OrderBy(group => group.Key)
            .SelectMany(group => group.Take(perCost)),
    ];

    public void Add(Contender contender)
    {
        _all.Add(contender);
        _byMap.TryAdd(contender.Map, contender);
    }

    /// <summary>The first name of a map, or its expression.</summary>
    public string LabelOf(Term map) => Find(map)?.Names.FirstOrDefault() ?? map.ToString();

    public Contender? Find(Term map) => _byMap.GetValueOrDefault(map);

    /// <summary>The best map of the grammar so far.</summary>
    public Contender? Best(RunMetrics metrics) =>
        Ordered(_all.Where(contender => contender.Kind != RowKind.Control), metrics).FirstOrDefault();

    /// <summary>Notes the best map of the grammar when it is another one than before.</summary>
    public void NoteBest(RunMetrics metrics, Scorer scorer)
    {
        if (Best(metrics) is not { } best || double.IsNaN(best.CoarseScore)) return;
        if (Convergence.Count == 0 || Convergence[^1].Best.Map != best.Map)
            Convergence.Add(new ConvergencePoint(Scored, scorer.Evaluations, scorer.Passes, best.ToScoredMap()));
    }

    /// <summary>For each cost the best map of the grammar, by rising cost.</summary>
    public IEnumerable<Contender> BestPerCost(RunMetrics metrics) => _all
        .Where(contender => contender.Kind != RowKind.Control && !double.IsNaN(contender.CoarseScore))
        .GroupBy(contender => contender.Cost)
        .OrderBy(group => group.Key)
        .Select(group => Ordered(group, metrics).First());

    /// <summary>The candidates that get final scores, the most wanted first: the best ones, the best of each cost,
    /// then the elites that the images do not tell from the best of no greater cost.</summary>
    public List<Contender> Finalists(int count, int thickness, RunMetrics metrics)
    {
        var candidates = Ordered(_all.Where(contender => contender.Kind == RowKind.Candidate), metrics).ToList();
        return [.. candidates.Take(count)
            .Concat(candidates.GroupBy(contender => contender.Cost).OrderBy(group => group.Key)
                .Select(group => group.First()))
            .Concat(NearFront(thickness, metrics).Where(contender => contender.Kind == RowKind.Candidate))
            .Distinct()];
    }

    /// <summary>What the leaderboard shows: everything named that was scored, and the finalists; also those that were
    /// some before their full scores broke a constraint.</summary>
    public List<Contender> Rows(int count, int thickness, RunMetrics metrics) =>
        [.. _all.Where(contender => contender.Kind != RowKind.Candidate && contender.Coarse is not null)
            .Concat(_all.Where(contender => contender.Full is not null))
            .Concat(Finalists(count, thickness, metrics))
            .Distinct()];

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
        DeadAssumed = Dead.Count(dead => RestsOnFacts(dead.Evidence)),
        MergedProved = Merges.Count(merge => merge.Evidence.Kind == EvidenceKind.Proved),
        MergedTested = Merges.Count(merge => merge.Evidence.Kind == EvidenceKind.Tested),
        MergedAssumed = Merges.Count(merge => RestsOnFacts(merge.Evidence)),
        SameOnModel = Coincidences.Count,
        Scored = Scored,
        RacedOut = RacedOut,
        ScoredInFull = _all.Count(contender => contender.Full is not null),
    };

    private static bool RestsOnFacts(Evidence evidence) =>
        evidence.Kind == EvidenceKind.Proved && evidence.Assumed.All.Count > 0;

    private List<Contender> NearFront(int thickness, RunMetrics metrics)
    {
        List<Contender> near = [];
        Contender? best = null;
        foreach (var elite in Elites(thickness, metrics))
        {
            if (best is null || metrics.Merit(elite.CoarseScore) > metrics.Merit(best.CoarseScore)) best = elite;
            if (FrontTolerance.Covers(metrics.Values(elite.Coarse!), metrics.Values(best.Coarse!), metrics.Sign))
                near.Add(elite);
        }

        return near;
    }

    private static IOrderedEnumerable<Contender> Ordered(IEnumerable<Contender> contenders, RunMetrics metrics) =>
        contenders.Where(contender => contender.Coarse is not null)
            .OrderBy(contender => contender.Broken.Count > 0)
            .ThenByDescending(contender => metrics.Merit(contender.CoarseScore))
            .ThenBy(contender => contender.Cost)
            .ThenBy(contender => contender.Map);
}
