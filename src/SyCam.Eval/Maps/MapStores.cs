namespace SyCam.Eval.Maps;

/// <summary>What stores of named maps share.</summary>
internal static class MapStores
{
    /// <summary>Pairs images with maps.</summary>
    /// <exception cref="InputException">There is no map of any image.</exception>
    public static MapIndex Pair(string path, IReadOnlyCollection<string> names, IReadOnlyList<string> images)
    {
        if (names.Count == 0) throw new InputException($"{path}: no .npy array in it");
        var index = new MapIndex(images, names);
        if (index.Missing.Count < images.Count) return index;
        throw new InputException(
            $"{path}: none of its {names.Count} maps has the name of an image: there are '{names.First()}' and others, "
            + $"and images such as '{images[0]}'");
    }
}
