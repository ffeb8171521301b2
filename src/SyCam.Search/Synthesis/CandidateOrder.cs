namespace SyCam.Search.Synthesis;

/// <summary>In which order the candidates of one cost are scored. Costs always come one after the other, so that what
/// is complete up to a cost is complete in both.</summary>
public enum CandidateOrder
{
    /// <summary>As they are enumerated.</summary>
    Cost,

    /// <summary>First what is built like the best maps so far.</summary>
    Probe,
}
