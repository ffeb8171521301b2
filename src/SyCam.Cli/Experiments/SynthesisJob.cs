using SyCam.Search.Objectives;
using SyCam.Search.Racing;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Experiments;

/// <summary>One synthesis, as the user asked for it.</summary>
internal sealed record SynthesisJob
{
    /// <summary>Network, images and class.</summary>
    public required ExperimentOptions Experiment { get; init; }

    /// <summary>The grammar file.</summary>
    public required string GrammarPath { get; init; }

    /// <summary>What to optimise, in the names of the metric table.</summary>
    public required ObjectiveExpression Objective { get; init; }

    /// <summary>Bounds on the means of metrics, in the names of the metric table.</summary>
    public IReadOnlyList<MetricConstraint> Constraints { get; init; } = [];

    /// <summary>A method or a score to beat; null: none.</summary>
    public string? Beat { get; init; }

    /// <summary>By what a race decides.</summary>
    public RaceBound Bound { get; init; }

    /// <summary>Names of the metrics that final scores also report; null: those that cost little.</summary>
    public string? Report { get; init; }

    /// <summary>In which order candidates of one cost are scored.</summary>
    public CandidateOrder Order { get; init; }

    /// <summary>The time for the whole run; null: no limit.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>The greatest cost to enumerate; null: the grammar's.</summary>
    public int? MaxCost { get; init; }

    /// <summary>The most candidates to score; null: no limit.</summary>
    public int? MaxCandidates { get; init; }

    /// <summary>The most values to ask for; null: no limit.</summary>
    public long? MaxEvaluations { get; init; }

    /// <summary>The most forward passes to ask for; null: no limit.</summary>
    public long? MaxPasses { get; init; }

    /// <summary>How many maps of a cost may stand on the front side by side.</summary>
    public int Thickness { get; init; } = 3;

    /// <summary>Steps of insertion and deletion in final scores.</summary>
    public int Steps { get; init; } = 16;

    /// <summary>How many of the best get final scores.</summary>
    public int Finalists { get; init; } = 5;

    /// <summary>Where everything is written.</summary>
    public required string RunFolder { get; init; }

    /// <summary>True to go on with the run that the folder holds.</summary>
    public bool Resume { get; init; }

    /// <summary>What the network computes in while candidates race.</summary>
    public RacePrecision Precision { get; init; }

    /// <summary>The options in the form of a run file, kept in the run's folder.</summary>
    public string RunFile { get; init; } = "";

    /// <summary>How large an earlier run's parts were that its clock decided; null: this run's clock decides.</summary>
    public RunPlan? Plan { get; init; }
}
