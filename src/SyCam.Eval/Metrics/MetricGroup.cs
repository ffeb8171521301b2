namespace SyCam.Eval.Metrics;

/// <summary>The question that a metric asks.</summary>
public enum MetricGroup
{
    /// <summary>Does the network react to what the saliency marks?</summary>
    Faithfulness,

    /// <summary>Does the saliency lie on the object?</summary>
    Localisation,

    /// <summary>How little does the saliency mark?</summary>
    Complexity,

    /// <summary>Does the saliency stay as it is, or move along, when the image changes?</summary>
    Robustness,

    /// <summary>Does the saliency depend on the network at all?</summary>
    Sanity,

    /// <summary>Does the map, before it is scaled, add up to what the network answers?</summary>
    Axioms,
}
