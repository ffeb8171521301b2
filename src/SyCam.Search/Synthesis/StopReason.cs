namespace SyCam.Search.Synthesis;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>The grammar has no further expression.</summary>
    Exhausted,

    /// <summary>Every expression up to the greatest cost was looked at.</summary>
    CostLimit,

    /// <summary>The greatest number of candidates was scored.</summary>
    CandidateLimit,

    /// <summary>What is left of the greatest number of values is too little for a further candidate.</summary>
    EvaluationLimit,

    /// <summary>What is left of the greatest number of forward passes is too little for a further candidate.</summary>
    PassLimit,

    /// <summary>A candidate beats what the run was to beat.</summary>
    TargetBeaten,

    /// <summary>The time was used up, or what is left of it is needed for the final scores.</summary>
    TimeLimit,

    /// <summary>The caller cancelled; the report holds what was scored until then.</summary>
    Cancelled,

    /// <summary>The run folder could not be written; the report holds what was scored until then.</summary>
    WriteFailed,
}
