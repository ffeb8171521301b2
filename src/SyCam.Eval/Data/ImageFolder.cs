namespace SyCam.Eval.Data;

/// <summary>Walks folders of pictures.</summary>
public static class ImageFolder
{
    private static readonly string[] ReadableEndings = [".jpg", ".jpeg", ".png"];
    private static readonly string[] OtherEndings = [".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".avif"];

    /// <summary>Whether the ending is one of a picture that can be read.</summary>
    public static bool IsReadable(string path) => HasEnding(path, ReadableEndings);

    /// <summary>
    /// The pictures of a folder in ordinal order of their relative paths, readable or not; hidden files are passed
    /// over.
    /// </summary>
    /// <exception cref="InputException">The folder is not there or cannot be listed.</exception>
    public static IReadOnlyList<string> List(string folder, bool recursive)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = recursive, IgnoreInaccessible = false };
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", options)
                .Where(path => HasEnding(path, ReadableEndings) || HasEnding(path, OtherEndings))
                .Where(path => Path.GetFileName(path)[0] != '.')
                .OrderBy(path => Relative(folder, path), StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder}: cannot be listed: {e.Message}", e);
        }
    }

    /// <summary>The path below the folder, with forward slashes.</summary>
    public static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static bool HasEnding(string path, string[] endings) =>
        endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
