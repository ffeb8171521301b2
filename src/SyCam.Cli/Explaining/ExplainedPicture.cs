using SyCam.Eval.Images;

namespace SyCam.Cli.Explaining;

/// <summary>A picture with the maps of one class.</summary>
/// <param name="Name">The picture's path, relative to the folder that was given.</param>
/// <param name="Hash">SHA-256 of the file, lower-case hex.</param>
/// <param name="Height">The rows of the file's picture.</param>
/// <param name="Width">The columns of the file's picture.</param>
/// <param name="Seen">The part that the network sees.</param>
/// <param name="Class">The class.</param>
/// <param name="Cells">The maps, layer by layer, in the order of the methods.</param>
internal sealed record ExplainedPicture(
    string Name, string Hash, int Height, int Width, RgbImage Seen, ExplainedClass Class, IReadOnlyList<ExplainedCell> Cells);
