namespace SyCam.Eval.Maps;

/// <summary>One array NxHxW with the maps of all images in ordinal order of their relative paths.</summary>
internal sealed class MapStack : IMapStore
{
    private readonly Dictionary<string, RawMap> _maps;

    private MapStack(string path, Dictionary<string, RawMap> maps) => (Path, _maps) = (path, maps);

    public string Path { get; }

    public static MapStack Open(string path, IReadOnlyList<string> images) => Of(path, NpyFile.Read(path), images);

    public static MapStack Of(string path, NumberArray array, IReadOnlyList<string> images)
    {
        var maps = RawMap.Stack(array, path);
        if (maps.Count != images.Count)
        {
            throw new InputException(
                $"{path}: {maps.Count} maps for {images.Count} images; a stack has one for each image that is used, in "
                + "ordinal order of their paths: save one .npy file for each image, by its name, if some are left out");
        }

        return new MapStack(path, images.Zip(maps).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    public (RawMap Map, string Place)? Read(string image) =>
        _maps.TryGetValue(image, out var map) ? (map, Path) : null;

    public void Dispose()
    {
    }
}
