namespace SyCam.Cli.RunFiles;

/// <summary>Which options name files and folders. In a run file their values are relative to the file's own folder, so
/// that it can lie beside its data.</summary>
internal static class PathKeys
{
    private const string Grammar = "--grammar";

    private static readonly HashSet<string> Names =
    [
        "--model", "--sidecar", "--images", "--masks", "--annotations", "--category-map", "--labels", "--out", "--aggregator", Grammar,
    ];

    // The category map may also be a word.
    private static readonly HashSet<string> Words = ["any"];

    /// <summary>A value of a run file as the command line would say it.</summary>
    /// <param name="option">The option's name, with dashes.</param>
    /// <param name="value">The value.</param>
    /// <param name="folder">The run file's folder.</param>
    public static string FromFile(string option, string value, string folder)
    {
        if (!Names.Contains(option) || Words.Contains(value)) return value;
        var path = Path.GetFullPath(value, Path.GetFullPath(folder));
        // The grammars that SyCam brings go by the same names everywhere.
        return option == Grammar && !File.Exists(path) ? value : path;
    }

    /// <summary>A value of the command line as a run file says it.</summary>
    /// <param name="option">The option's name, with dashes.</param>
    /// <param name="value">The value.</param>
    /// <param name="folder">The run file's folder; null for paths that hold wherever the file goes.</param>
    public static string ToFile(string option, string value, string? folder)
    {
        if (!Names.Contains(option) || Words.Contains(value)) return value;
        if (option == Grammar && !File.Exists(value)) return value;
        var path = Path.GetFullPath(value);
        return folder is null ? path : Path.GetRelativePath(Path.GetFullPath(folder), path).Replace('\\', '/');
    }
}
