namespace SyCam.Grammar.Terms;

/// <summary>How an operator's type follows from those of its operands.</summary>
public enum OperatorShape
{
    /// <summary>No operands; the term carries its own type.</summary>
    Leaf,

    /// <summary>Element by element, with broadcasting over the axes that an operand lacks.</summary>
    Pointwise,

    /// <summary>Removes the positions: features become channels, a map becomes a scalar.</summary>
    ReducesPositions,

    /// <summary>Removes the channels: features become a map, channels become a scalar.</summary>
    ReducesChannels,

    /// <summary>Keeps the type, looking at all positions at once: needs positions.</summary>
    AcrossPositions,

    /// <summary>Keeps the type, looking at all channels at once: needs channels.</summary>
    AcrossChannels,

    /// <summary>Makes a map of features, looking at all of them at once.</summary>
    ProjectsChannels,

    /// <summary>Makes a map of another size of a map.</summary>
    ResizesMap,
}
