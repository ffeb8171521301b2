namespace SyCam.Eval.Maps;

/// <summary>A .npz archive of one array for each image, or of a single stack.</summary>
internal sealed class MapArchive : IMapStore
{
    private readonly NpzFile _file;
    private readonly MapIndex _index;

    private MapArchive(string path, NpzFile file, MapIndex index) => (Path, _file, _index) = (path, file, index);

    public string Path { get; }

    public static IMapStore Open(string path, IReadOnlyList<string> images)
    {
        var file = NpzFile.Open(path);
        try
        {
            // np.savez(path, maps) without names: one stack, as in a .npy file.
            if (file.Names.Count == 1 && new MapIndex(images, file.Names).Missing.Count == images.Count)
            {
                using (file) return MapStack.Of(path, file.Read(file.Names.First()), images);
            }

            return new MapArchive(path, file, MapStores.Pair(path, file.Names, images));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public (RawMap Map, string Place)? Read(string image)
    {
        if (_index.Find(image) is not { } name) return null;
        var place = $"{Path}: {name}";
        return (RawMap.Of(_file.Read(name), place), place);
    }

    public void Dispose() => _file.Dispose();
}
