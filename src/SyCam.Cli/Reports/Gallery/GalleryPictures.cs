namespace SyCam.Cli.Reports.Gallery;

/// <summary>The pictures of a report, or why there are none.</summary>
/// <param name="Methods">The methods that are shown.</param>
/// <param name="Absent">Why there are no pictures, or no more of them; null when all are there.</param>
internal sealed record GalleryPictures(IReadOnlyList<GalleryMethod> Methods, string? Absent)
{
    /// <summary>No pictures, and why.</summary>
    public static GalleryPictures None(string reason) => new([], reason);
}
