using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Synthesis;

/// <summary>What a run is asked to do. Checked once, when the run starts.</summary>
public sealed record SynthesisOptions
{
    /// <summary>What to enumerate; its baselines are scored before any candidate.</summary>
    public required GrammarDefinition Grammar { get; init; }

    /// <summary>The name of the metric to optimise; one of the score oracle's.</summary>
    public required string Objective { get; init; }

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

    /// <summary>How many candidates are scored together; at least 1, 32 by default.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>True, the default, to drop a candidate that is clearly worse than a map of no greater cost on the
    /// first images.</summary>
    public bool Races { get; init; } = true;

    /// <summary>How many of the best candidates get final scores; at least 3, 10 by default. The best of each cost
    /// and all baselines and controls get them besides.</summary>
    public int Finalists { get; init; } = 10;

    /// <summary>Seed of the probes and of the bootstrap; 0 by default.</summary>
    public int Seed { get; init; }

    /// <summary>Where the journal and the results go; null: nothing is written.</summary>
    public string? RunFolder { get; init; }

    /// <summary>True to go on with the folder's run; otherwise a folder that holds one is refused.</summary>
    public bool Resume { get; init; }

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
