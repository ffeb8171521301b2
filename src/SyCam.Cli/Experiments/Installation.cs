namespace SyCam.Cli.Experiments;

/// <summary>Where SyCam's own files are: its grammars and the demo.</summary>
internal static class Installation
{
    /// <summary>The folder that holds <c>grammars</c>, searched upwards from the program.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "grammars", "gradient.sycam"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
