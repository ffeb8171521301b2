using SyCam.Eval;

namespace SyCam.Cli.Experiments;

/// <summary>Writes the files that a user names.</summary>
internal static class TextFiles
{
    /// <summary>Writes a file in UTF-8.</summary>
    /// <exception cref="InputException">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path} cannot be written: {error.Message}", error);
        }
    }
}
