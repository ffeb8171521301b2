namespace SyCam.Grammar.Terms;

/// <summary>
/// The four types of the language, per image: which of the two axis groups a value has. Broadcasting is the union of
/// the axes, so the type of a pointwise operation is the bitwise or of its operands' types.
/// </summary>
[Flags]
public enum TermType
{
    /// <summary>One number for the image, shape <c>[]</c>.</summary>
    Scalar = 0,

    /// <summary>One number for each channel, shape <c>[K]</c>.</summary>
    Channels = 1,

    /// <summary>One number for each position, shape <c>[h,w]</c>.</summary>
    Map = 2,

    /// <summary>One number for each channel and position, shape <c>[K,h,w]</c>.</summary>
    Features = Channels | Map,
}
