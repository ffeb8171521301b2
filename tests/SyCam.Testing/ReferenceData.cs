namespace SyCam.Testing;

/// <summary>Finds the reference data (networks, photos, golden arrays) that some tests need.</summary>
public static class ReferenceData
{
    /// <summary>The folder named by SYCAM_DATA, or <c>../shared/data</c> beside the repository; null when neither is there.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Skips the running test, saying why, when the reference data is absent.</summary>
    public static string Require()
    {
        if (Folder is null)
            Assert.Skip("the reference data is not here: set SYCAM_DATA to its folder");
        return Folder;
    }

    /// <summary>The root of the repository that the tests were built from.</summary>
    public static string RepositoryRoot { get; } = FindUpwards("SyCam.sln")
        ?? throw new InvalidOperationException("SyCam.sln was not found above the test's folder");

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("SYCAM_DATA");
        if (!string.IsNullOrEmpty(named)) return Directory.Exists(named) ? Path.GetFullPath(named) : null;
        var root = FindUpwards("SyCam.sln");
        if (root is null) return null;
        var beside = Path.GetFullPath(Path.Combine(root, "..", "shared", "data"));
        return Directory.Exists(beside) ? beside : null;
    }

    private static string? FindUpwards(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, file))) return folder.FullName;
        return null;
    }
}
