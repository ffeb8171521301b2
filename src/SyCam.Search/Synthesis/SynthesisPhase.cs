namespace SyCam.Search.Synthesis;

/// <summary>What a run is doing.</summary>
public enum SynthesisPhase
{
    /// <summary>The baselines and controls are scored.</summary>
    Baselines,

    /// <summary>Candidates are enumerated and scored.</summary>
    Candidates,

    /// <summary>The finalists get their final scores.</summary>
    Finals,

    /// <summary>The run has ended.</summary>
    Done,
}
