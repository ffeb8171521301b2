namespace SyCam.Eval.Benchmarks;

/// <summary>Where the reference networks and photos lie.</summary>
internal static class ReferenceFolder
{
    /// <summary>What to do when the folder is absent.</summary>
    public const string Advice =
        "The reference data is not here: set SYCAM_DATA to its folder, or put it at ../shared/data.";

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder named by SYCAM_DATA, else <c>../shared/data</c>; null when absent.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("SYCAM_DATA");
        var folder = string.IsNullOrEmpty(named)
            ? System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, "..", "shared", "data"))
            : System.IO.Path.GetFullPath(named);
        return Directory.Exists(folder) ? folder : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "SyCam.sln"))) return folder.FullName;
        throw new InvalidOperationException("SyCam.sln was not found above the program's folder");
    }
}
