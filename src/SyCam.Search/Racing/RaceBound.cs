namespace SyCam.Search.Racing;

/// <summary>By what a race decides that a candidate is beaten.</summary>
public enum RaceBound
{
    /// <summary>A paired asymptotic confidence sequence: valid for many images, sharp, the default.</summary>
    Asymptotic,

    /// <summary>A paired empirical-Bernstein confidence sequence: valid for any number of images; needs a metric with
    /// a finite range.</summary>
    Rigorous,

    /// <summary>Successive halving: the best third of each rung goes on. Cheap and without a guarantee.</summary>
    Halving,

    /// <summary>No race: every candidate is scored on all images.</summary>
    None,
}
