using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Objectives;
using SyCam.Search.Oracles;
using SyCam.Search.Racing;

namespace SyCam.Search.Synthesis;

/// <summary>What a run is asked to do. Checked once, when the run starts.</summary>
public sealed record SynthesisOptions
{
    /// <summary>What to enumerate; its baselines are scored before any candidate.</summary>
    public required GrammarDefinition Grammar { get; init; }

    /// <summary>What to optimise: one of the score oracle's metrics, or a sum of multiples of them such as
    /// <c>0.5*insertion - 0.5*deletion</c> (<see cref="ObjectiveExpression"/>).</summary>
    public required string Objective { get; init; }

    /// <summary>Bounds on the means of metrics over the search images; none by default.</summary>
    public IReadOnlyList<MetricConstraint> Constraints { get; init; } = [];

    /// <summary>What to beat: the run ends as soon as a candidate's full score on the search images is better; null,
    /// the default: the search goes on.</summary>
    public BeatTarget? Beat { get; init; }

    /// <summary>What holds of the inputs on every image; none by default.</summary>
    public FactSet Facts { get; init; } = FactSet.None;

    /// <summary>Metrics that final scores also report; the objective need not be among them.</summary>
    public IReadOnlyList<string> ReportMetrics { get; init; } = [];

    /// <summary>Maps that look at no evidence (random, centre, ...), scored beside the baselines; their inputs need
    /// not be declared by the grammar.</summary>
    public IReadOnlyList<NamedTerm> Controls { get; init; } = [];

    /// <summary>How long the run may take in all, final scores included; null: no limit.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>The greatest cost to enumerate, at least 0; the grammar's own <c>max_cost</c> holds besides.</summary>
    public int? MaxCost { get; init; }

    /// <summary>How many candidates to score at most, at least 0; baselines and controls do not count.</summary>
    public int? MaxCandidates { get; init; }

    /// <summary>How many values (one for each map, image and metric) the search may ask for, at least 0; the values of
    /// baselines and controls count, final scores come on top.</summary>
    public long? MaxEvaluations { get; init; }

    /// <summary>How many forward passes the search may ask for by its metrics' declared passes, at least 0; counted
    /// like <see cref="MaxEvaluations"/>.</summary>
    public long? MaxPasses { get; init; }

    /// <summary>How candidates are raced; by the asymptotic bound by default.</summary>
    public RaceOptions Race { get; init; } = new();

    /// <summary>In which order candidates of one cost are scored; as they are enumerated by default.</summary>
    public CandidateOrder Order { get; init; }

    /// <summary>How many candidates race together; at least 1, 32 by default.</summary>
    public int CohortSize { get; init; } = 32;

    /// <summary>How many of the best candidates get final scores; at least 3, 10 by default. The best of each cost
    /// and all baselines and controls get them besides.</summary>
    public int Finalists { get; init; } = 10;

    /// <summary>How many maps of each cost are elite, and may stand on the front side by side; at least 1, 3 by
    /// default.</summary>
    public int Thickness { get; init; } = 3;

    /// <summary>What tells maps that show the same on this model; null: nothing does.</summary>
    public IModelProbes? ModelProbes { get; init; }

    /// <summary>Seed of the probes and of the bootstrap; 0 by default.</summary>
    public int Seed { get; init; }

    /// <summary>Where the journal and the results go; null: nothing is written.</summary>
    public string? RunFolder { get; init; }

    /// <summary>True to go on with the folder's run; otherwise a folder that holds one is refused.</summary>
    public bool Resume { get; init; }

    /// <summary>What to do instead of looking at the clock, as an earlier run did; null: the clock decides. Not to be
    /// given together with <see cref="Budget"/>.</summary>
    public RunPlan? Plan { get; init; }

    /// <summary>Texts that are put into the run folder by their names before anything is scored, for whoever comes to the
    /// folder later, however the run ends.</summary>
    public IReadOnlyDictionary<string, string> Companions { get; init; } = new Dictionary<string, string>();

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
