namespace SyCam.Eval.Images;

/// <summary>Says why a file that was named is not there.</summary>
internal static class MissingFile
{
    /// <summary><c>no such file</c>, and for a link where it leads; null when the file is there.</summary>
    public static string? Explain(string path)
    {
        // To the system a link is there even when what it leads to is not.
        if (new FileInfo(path).LinkTarget is { } target) return ExplainLink(path, target);
        if (Directory.Exists(path)) return "a folder, not a file";
        return File.Exists(path) ? null : "no such file";
    }

    private static string? ExplainLink(string path, string target)
    {
        try
        {
            if (File.ResolveLinkTarget(path, returnFinalTarget: true) is not { Exists: false }) return null;
        }
        catch (IOException)
        {
            // Links in a circle.
        }

        return $"no such file: it is a link to {target}, which is not there";
    }
}
