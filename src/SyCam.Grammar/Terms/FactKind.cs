namespace SyCam.Grammar.Terms;

/// <summary>The kinds of facts that inputs may have.</summary>
public enum FactKind
{
    /// <summary>No value is below 0.</summary>
    NonNegative,

    /// <summary>Each channel has one value at all positions.</summary>
    SpatiallyConstant,
}
