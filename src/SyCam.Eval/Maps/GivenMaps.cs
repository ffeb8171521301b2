namespace SyCam.Eval.Maps;

/// <summary>The maps that another tool made for the images of a run, read one by one. Owned by one thread.</summary>
public sealed class GivenMaps : IDisposable
{
    private readonly IMapStore _store;
    private readonly (long Height, long Width) _input;

    private GivenMaps(string name, IMapStore store, (long Height, long Width) input) =>
        (Name, _store, _input) = (name, store, input);

    /// <summary>What tables call the method.</summary>
    public string Name { get; }

    /// <summary>Opens a folder of .npy files, a .npz archive, or a .npy stack of all images' maps.</summary>
    /// <param name="name">What tables call the method.</param>
    /// <param name="path">The folder or file.</param>
    /// <param name="images">The relative paths of all images, in ordinal order.</param>
    /// <param name="input">The size of the network's input in pixels.</param>
    /// <exception cref="InputException">It is not there, cannot be read, or holds no map of any image.</exception>
    public static GivenMaps Open(
        string name, string path, IReadOnlyList<string> images, (long Height, long Width) input)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(images);
        return new GivenMaps(name, OpenStore(path, images), input);
    }

    /// <summary>The map of an image.</summary>
    /// <param name="image">The image's relative path.</param>
    /// <returns>The map, or null when there is none.</returns>
    /// <exception cref="InputException">The map is damaged, is none, or has other proportions than the input.</exception>
    public RawMap? Read(string image)
    {
        if (_store.Read(image) is not { } found) return null;
        var (map, place) = found;
        // A row or a column more or less is rounding; more is another picture.
        if (Math.Abs((map.Height * _input.Width) - (map.Width * _input.Height)) <= Math.Max(_input.Height, _input.Width))
            return map;
        throw new InputException(
            $"{place}: a map of {map.Height} x {map.Width} (rows x columns) for an input of {_input.Height} x "
            + $"{_input.Width}: maps must show what the network sees, the resized and cut picture, upright; "
            + "save the map of the network's input");
    }

    /// <summary>Reads every map once, so that what is missing or damaged is known before a run.</summary>
    /// <param name="images">The relative paths of the images.</param>
    /// <returns>For each image without a usable map a sentence that names it.</returns>
    public IReadOnlyList<string> FindProblems(IEnumerable<string> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        List<string> problems = [];
        foreach (var image in images)
        {
            try
            {
                if (Read(image) is null) problems.Add($"{_store.Path}: no map of {image}");
            }
            catch (InputException error)
            {
                problems.Add(error.Message);
            }
        }

        return problems;
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private static IMapStore OpenStore(string path, IReadOnlyList<string> images)
    {
        if (Directory.Exists(path)) return MapFolder.Open(path, images);
        if (!File.Exists(path)) throw new InputException($"{path}: no such folder or file of maps");
        if (path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase)) return MapArchive.Open(path, images);
        if (path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase)) return MapStack.Open(path, images);
        throw new InputException($"{path}: maps are read from a folder of .npy files, from .npz or from .npy");
    }
}
