using SyCam.Eval.Data.Annotations;

namespace SyCam.Eval.Data;

/// <summary>An image on its way into a set.</summary>
internal sealed record Candidate
{
    /// <summary>Where the file is.</summary>
    public required string Path { get; init; }

    /// <summary>The table or list and the line that names it, or null.</summary>
    public string? Place { get; init; }

    /// <summary>The file, and where it was named, for messages.</summary>
    public string Name => Place is null ? Path : $"{Path} ({Place})";

    /// <summary>Its path below the set's folder, with forward slashes.</summary>
    public required string RelativePath { get; init; }

    /// <summary>What the user wrote as its label.</summary>
    public RawLabel? RawLabel { get; init; }

    /// <summary>The class index that the label means.</summary>
    public int? Label { get; init; }

    /// <summary>Where its mask is.</summary>
    public string? MaskPath { get; init; }

    /// <summary>What is known of its objects besides a mask.</summary>
    public ImageAnnotation? Annotation { get; init; }

    /// <summary>What the user wrote as its split.</summary>
    public string? RawSplit { get; init; }

    /// <summary>The split that was given or drawn.</summary>
    public Split? Split { get; init; }
}
