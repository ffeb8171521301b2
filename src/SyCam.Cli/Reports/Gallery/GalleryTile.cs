namespace SyCam.Cli.Reports.Gallery;

/// <summary>A picture with its caption.</summary>
/// <param name="Png">The picture's file.</param>
/// <param name="Caption">What stands below it.</param>
/// <param name="Detail">What stands below that: score, class and probability.</param>
/// <param name="Alt">What it shows, for readers who cannot see it.</param>
/// <param name="IsOwn">True for the method that the picture was picked for.</param>
internal sealed record GalleryTile(byte[] Png, string Caption, string Detail, string Alt, bool IsOwn = false);
