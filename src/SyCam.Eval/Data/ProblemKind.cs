namespace SyCam.Eval.Data;

/// <summary>What is wrong with a part of an image set.</summary>
public enum ProblemKind
{
    /// <summary>Worth knowing; nothing was left out.</summary>
    Note,

    /// <summary>A listed image is not there.</summary>
    MissingImage,

    /// <summary>An image cannot be decoded.</summary>
    CorruptImage,

    /// <summary>An image is in a format that is not read.</summary>
    UnsupportedImage,

    /// <summary>An image is listed twice.</summary>
    DuplicateImage,

    /// <summary>A label is missing from the table of labels, or names no class of the model.</summary>
    UnknownLabel,

    /// <summary>A split is neither <c>search</c> nor <c>held-out</c>.</summary>
    UnknownSplit,

    /// <summary>An image has no mask though masks were asked for.</summary>
    MissingMask,

    /// <summary>A mask cannot be decoded.</summary>
    CorruptMask,

    /// <summary>A mask belongs to no image.</summary>
    MaskWithoutImage,
}
