namespace SyCam.Search.Equivalence;

/// <summary>How well a statement about terms is supported.</summary>
public enum EvidenceKind
{
    /// <summary>It holds for all tensors that meet the assumed facts.</summary>
    Proved,

    /// <summary>It holds on every probe; there is no proof.</summary>
    Tested,
}
