namespace SyCam.Eval.Maps;

/// <summary>
/// Which map belongs to which image: one of the image's path below the set's folder, with or without its ending, or
/// else one of the image's name, when neither an image nor a map shares it.
/// </summary>
public sealed class MapIndex
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <summary>Pairs images with maps.</summary>
    /// <param name="images">The images' relative paths.</param>
    /// <param name="keys">The maps' names: paths with forward slashes, without .npy.</param>
    public MapIndex(IReadOnlyList<string> images, IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(keys);
        var all = keys.ToHashSet(StringComparer.Ordinal);
        var byStem = keys.ToLookup(Stem, StringComparer.Ordinal);
        var imagesByStem = images.ToLookup(Stem, StringComparer.Ordinal);
        foreach (var image in images)
        {
            var name = MapNames.Of(image);
            if (all.Contains(name)) _keys[image] = name;
            else if (all.Contains(MapNames.WithoutEnding(name))) _keys[image] = MapNames.WithoutEnding(name);
            else if (imagesByStem[Stem(image)].Count() == 1 && byStem[Stem(image)].Count() == 1)
                _keys[image] = byStem[Stem(image)].First();
        }

        Missing = [.. images.Where(image => !_keys.ContainsKey(image))];
    }

    /// <summary>The images without a map, in order.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The name of an image's map, or null.</summary>
    public string? Find(string image) => _keys.GetValueOrDefault(image);

    private static string Stem(string path) => Path.GetFileName(MapNames.WithoutEnding(path));
}
