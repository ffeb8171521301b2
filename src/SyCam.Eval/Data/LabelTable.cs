namespace SyCam.Eval.Data;

/// <summary>Labels by image: by relative path, by file name, or by the file name without its ending.</summary>
internal sealed class LabelTable
{
    /// <summary>Null stands for several labels.</summary>
    private readonly Dictionary<string, RawLabel?> _labels = new(StringComparer.Ordinal);

    /// <exception cref="InputException">The file is no table, or lacks images or labels.</exception>
    public static LabelTable Read(string path)
    {
        var table = CsvTable.Read(path);
        table.RequireAny(CsvTable.ImageColumns);
        var labels = new LabelTable();
        foreach (var row in table.Rows)
        {
            var image = (row.GetAny(CsvTable.ImageColumns) ?? throw new InputException($"{row.Place}: no image")).Replace('\\', '/');
            var label = RawLabel.Of(row) ?? throw new InputException($"{row.Place}: no label for {image}");
            foreach (var key in Keys(image).Distinct(StringComparer.Ordinal)) labels.Add(key, label);
        }
        return labels;
    }

    /// <summary>The image's label, or null when the table has none or several.</summary>
    public RawLabel? Find(string relativePath)
    {
        foreach (var key in Keys(relativePath))
            if (_labels.TryGetValue(key, out var label)) return label;
        return null;
    }

    private static string[] Keys(string path) =>
        [path, Path.GetFileName(path), Path.GetFileNameWithoutExtension(path)];

    private void Add(string key, RawLabel label)
    {
        if (!_labels.TryAdd(key, label) && _labels[key] != label) _labels[key] = null;
    }
}
