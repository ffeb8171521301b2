namespace SyCam.Eval.Data;

/// <summary>Reads the user's text files.</summary>
internal static class TextFile
{
    /// <summary>The file's text without a byte order mark.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The file's lines without spaces around them.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static IEnumerable<string> ReadLines(string path) => Read(path).Split('\n').Select(line => line.Trim());
}
