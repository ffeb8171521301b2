namespace SyCam.Search.Oracles;

/// <summary>How exactly a score is wanted: the rungs of the ladder.</summary>
public enum Fidelity
{
    /// <summary>Few steps, for deciding between candidates.</summary>
    Coarse,

    /// <summary>All steps in float32: the only rung whose scores are printed as results.</summary>
    Full,
}
