using SyCam.Eval.Data.Annotations;

namespace SyCam.Eval.Data;

/// <summary>One image of a set.</summary>
/// <param name="Path">Where the file is.</param>
/// <param name="RelativePath">Its path below the set's folder, with forward slashes: the image's name in every
/// output.</param>
/// <param name="Label">The index of its class, or null when it is not known.</param>
/// <param name="MaskPath">Where its mask is, or null when it has none.</param>
/// <param name="Split">The part of the set that it belongs to.</param>
public sealed record ImageItem(string Path, string RelativePath, int? Label, string? MaskPath, Split Split)
{
    /// <summary>Its objects, where they were described otherwise than by a mask.</summary>
    public ImageAnnotation? Annotation { get; init; }

    /// <summary>The file's name without its ending.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(RelativePath);
}
