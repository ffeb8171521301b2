using SyCam.Testing;

namespace SyCam.Cli.Tests.Support;

/// <summary>The network and pictures of assets/demo, and arguments that use a few of them.</summary>
internal static class Demo
{
    public static string Folder { get; } = Path.Combine(ReferenceData.RepositoryRoot, "assets", "demo");

    public static string Weights { get; } = Path.Combine(Folder, "model.safetensors");

    public static string Sidecar { get; } = Path.Combine(Folder, "model.json");

    public static string Table { get; } = Path.Combine(Folder, "labels.csv");

    public static string Images { get; } = Path.Combine(Folder, "images");

    public static string Masks { get; } = Path.Combine(Folder, "masks");

    public static string Grammar { get; } = Path.Combine(ReferenceData.RepositoryRoot, "grammars", "gradient.sycam");

    /// <summary>Network and pictures for eval and synth.</summary>
    public static string[] Data(int limit) => Data(Weights, Table, limit);

    public static string[] Data(string weights, string images, int limit) =>
        ["--model", weights, "--images", images, "--limit", $"{limit}"];

    /// <summary>Copies the first pictures of the demo, one for each class, to a folder; gives their names.</summary>
    public static IReadOnlyList<string> CopyImages(string folder, int count) => Copy(Images, "*-1.jpg", folder, count);

    /// <summary>Copies the masks of the pictures that <see cref="CopyImages"/> copies.</summary>
    public static IReadOnlyList<string> CopyMasks(string folder, int count) => Copy(Masks, "*-1.png", folder, count);

    private static IReadOnlyList<string> Copy(string from, string pattern, string folder, int count)
    {
        Directory.CreateDirectory(folder);
        List<string> names = [.. Directory.EnumerateFiles(from, pattern).Select(path => Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal).Take(count)];
        foreach (var name in names) File.Copy(Path.Combine(from, name), Path.Combine(folder, name));
        return names;
    }
}
