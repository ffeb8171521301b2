namespace SyCam.Cli.Reports.Gallery;

/// <summary>A photograph as some methods see it.</summary>
/// <param name="Title">Why it is shown.</param>
/// <param name="Tiles">The photograph, then the methods.</param>
internal sealed record GalleryRow(string Title, IReadOnlyList<GalleryTile> Tiles);
