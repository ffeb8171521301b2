namespace SyCam.Cli.Regions;

/// <summary>What methods mark on one picture.</summary>
/// <param name="Name">The picture's path in its folder.</param>
/// <param name="Class">The name of the class that is explained.</param>
/// <param name="Clean">What the network says of the whole picture.</param>
/// <param name="Methods">For each method what it marks; no region where its map is no proper one.</param>
internal sealed record PictureRegions(string Name, string Class, Verdict Clean, IReadOnlyList<MethodRegions> Methods);
