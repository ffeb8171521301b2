namespace SyCam.Cli.Reports.Gallery;

/// <summary>The pictures that a method was best, middling and worst on.</summary>
/// <param name="Label">The method.</param>
/// <param name="Scores">Which scores picked them.</param>
/// <param name="Rows">The pictures.</param>
internal sealed record GalleryMethod(string Label, string Scores, IReadOnlyList<GalleryRow> Rows);
