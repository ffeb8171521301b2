namespace SyCam.Eval.Data;

/// <summary>Which of the two disjoint parts of a set an image belongs to.</summary>
public enum Split
{
    /// <summary>The part that the search may look at.</summary>
    Search,

    /// <summary>The part that only final scores look at.</summary>
    HeldOut,
}
