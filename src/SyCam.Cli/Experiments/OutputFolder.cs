using SyCam.Eval;

namespace SyCam.Cli.Experiments;

/// <summary>The folder that results go to.</summary>
internal static class OutputFolder
{
    /// <summary>The path of a file below the folder, whose own folder is made.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="file">The file's path in it.</param>
    /// <exception cref="InputException">The folder cannot be made.</exception>
    public static string Reserve(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".");
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be written: {error.Message}", error);
        }
    }
}
