using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Equivalence;
using SyCam.Search.Objectives;
using SyCam.Search.Oracles;
using SyCam.Search.Racing;
using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>What a run found.</summary>
public sealed record SynthesisReport
{
    /// <summary>The grammar's name.</summary>
    public required string GrammarName { get; init; }

    /// <summary>The grammar's hash.</summary>
    public required string GrammarHash { get; init; }

    /// <summary>The score oracle's identity.</summary>
    public required string OracleIdentity { get; init; }

    /// <summary>The metric that was optimised; of a sum of metrics, the sum.</summary>
    public required Metric Objective { get; init; }

    /// <summary>All metrics of the final scores, the objective first.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The bounds on metrics that rows on the front keep.</summary>
    public IReadOnlyList<MetricConstraint> Constraints { get; init; } = [];

    /// <summary>How candidates were raced.</summary>
    public RaceOptions Race { get; init; } = new();

    /// <summary>The facts that the search assumed.</summary>
    public required FactSet Facts { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Images on which the search scored.</summary>
    public required int SearchImages { get; init; }

    /// <summary>Images that only final scores saw.</summary>
    public required int HeldOutImages { get; init; }

    /// <summary>Why the run ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>What went wrong with <see cref="StopReason.WriteFailed"/>; else null.</summary>
    public string? Problem { get; init; }

    /// <summary>Every expression of the grammar up to this cost was scored, merged or pruned; null when not even
    /// the first level was finished.</summary>
    public required int? CompleteUpToCost { get; init; }

    /// <summary>What was built, merged, pruned and scored.</summary>
    public required SearchCounters Counters { get; init; }

    /// <summary>The finalists, ranked by the objective on the search images.</summary>
    public required IReadOnlyList<LeaderboardRow> Rows { get; init; }

    /// <summary>The rows that no cheaper or equally cheap row of the grammar beats, by rising cost; rows that break a
    /// constraint are left out.</summary>
    public required IReadOnlyList<LeaderboardRow> ParetoFront { get; init; }

    /// <summary>The front with what stands beside it: for each cost the best rows that the search images do not tell from
    /// the best row of no greater cost.</summary>
    public IReadOnlyList<FrontRow> ThickFront { get; init; } = [];

    /// <summary>The rows on the held-out images; empty when there are none.</summary>
    public HeldOutTable HeldOut { get; init; } = HeldOutTable.Empty;

    /// <summary>The best row for each class; empty where classes are not known.</summary>
    public IReadOnlyList<ClassBest> PerClass { get; init; } = [];

    /// <summary>How the run stands to what it was to beat; null when there was nothing.</summary>
    public TargetOutcome? Target { get; init; }

    /// <summary>Every map that was scored on all search images, with its coarse score, in the order of scoring.</summary>
    public required IReadOnlyList<ScoredMap> Scored { get; init; }

    /// <summary>The races, block by block.</summary>
    public IReadOnlyList<RaceRow> Races { get; init; } = [];

    /// <summary>When the best map by coarse scores changed, the first time included.</summary>
    public IReadOnlyList<ConvergencePoint> Convergence { get; init; } = [];

    /// <summary>The name of the best baseline by the rows' score; null without a baseline.</summary>
    public required string? BestBaseline { get; init; }

    /// <summary>Spearman's rank correlation of the rows' coarse and full scores; NaN below 3 rows.</summary>
    public required double RungAgreement { get; init; }

    /// <summary>The merges of finished maps, in the order of their making.</summary>
    public required IReadOnlyList<Merge> Merges { get; init; }

    /// <summary>The named methods that are the same on this model.</summary>
    public required IReadOnlyList<Collapse> Collapses { get; init; }

    /// <summary>The rows that show the same as another map on the first images, without a proof.</summary>
    public IReadOnlyList<ModelCollapse> ModelCollapses { get; init; } = [];

    /// <summary>The finished maps that were pruned because they show nothing.</summary>
    public required IReadOnlyList<DeadMap> Dead { get; init; }

    /// <summary>Forward passes of the network in this process, counted in images.</summary>
    public required long ForwardPasses { get; init; }

    /// <summary>The time spent, earlier parts of a resumed run included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What repeats the run without a clock.</summary>
    public RunPlan Plan { get; init; } = new([], 0);
}
