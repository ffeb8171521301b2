using SyCam.Eval.Data;

namespace SyCam.Eval.Maps;

/// <summary>A folder of .npy files, one for each image.</summary>
internal sealed class MapFolder : IMapStore
{
    private const string Ending = ".npy";
    private readonly MapIndex _index;

    private MapFolder(string path, MapIndex index) => (Path, _index) = (path, index);

    public string Path { get; }

    public static MapFolder Open(string path, IReadOnlyList<string> images)
    {
        List<string> names;
        try
        {
            names = [.. Directory.EnumerateFiles(path, "*" + Ending, SearchOption.AllDirectories)
                .Select(file => ImageFolder.Relative(path, file)[..^Ending.Length])
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be listed: {e.Message}", e);
        }

        return new MapFolder(path, MapStores.Pair(path, names, images));
    }

    public (RawMap Map, string Place)? Read(string image)
    {
        if (_index.Find(image) is not { } name) return null;
        var file = System.IO.Path.Combine(Path, name + Ending);
        return (RawMap.Of(NpyFile.Read(file), file), file);
    }

    public void Dispose()
    {
    }
}
