using System.Globalization;

namespace SyCam.Eval.Data;

/// <summary>The classes of a model, found by index, WordNet id or name.</summary>
public sealed class ClassTable
{
    private const int Ambiguous = -1;

    private readonly Dictionary<string, int> _wnids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _synonyms = new(StringComparer.Ordinal);

    /// <summary>Makes the table.</summary>
    /// <param name="names">The name of each class in the model's order; commas part synonyms.</param>
    /// <param name="wnids">The WordNet id (n01440764) of each class, or null.</param>
    /// <exception cref="ArgumentException">There are not as many ids as names.</exception>
    public ClassTable(IReadOnlyList<string> names, IReadOnlyList<string>? wnids = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (wnids is not null && wnids.Count != names.Count)
            throw new ArgumentException($"{wnids.Count} ids for {names.Count} names", nameof(wnids));
        Names = [.. names];
        for (int i = 0; i < names.Count; i++)
        {
            if (wnids is not null) _wnids[wnids[i]] = i;
            Add(_names, names[i], i);
            foreach (var synonym in names[i].Split(',')) Add(_synonyms, synonym, i);
        }
    }

    /// <summary>The name of each class in the model's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a text file: a name a line, or index, WordNet id and names parted by tabs.</summary>
    /// <exception cref="InputException">The file cannot be read, is empty, or its indices do not count from
    /// 0.</exception>
    public static ClassTable Read(string path)
    {
        var lines = TextFile.ReadLines(path).Where(line => line.Length > 0).ToList();
        if (lines.Count == 0) throw new InputException($"{path}: no class names");
        if (!lines[0].Contains('\t', StringComparison.Ordinal)) return new ClassTable(lines);
        var rows = lines.ConvertAll(line => line.Split('\t'));
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length < 3 || rows[i][0] != i.ToString(CultureInfo.InvariantCulture))
                throw new InputException($"{path}({i + 1}): expected index {i}, a WordNet id and names between tabs");
        }
        return new ClassTable(rows.ConvertAll(row => row[2]), rows.ConvertAll(row => row[1]));
    }

    /// <summary>
    /// The index of the class that a label means, or null when it means none or several: its WordNet id, its name or
    /// a synonym of it (in any case, underscores for spaces), or its index.
    /// </summary>
    public int? Find(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (_wnids.TryGetValue(label.Trim(), out var index)) return index;
        var key = Key(label);
        if (_names.TryGetValue(key, out index) || _synonyms.TryGetValue(key, out index))
            return index == Ambiguous ? null : index;
        return ParseIndex(label) is { } number && number < Names.Count ? number : null;
    }

    /// <summary>The label as a class index, or null when it is not a natural number.</summary>
    internal static int? ParseIndex(string label) =>
        int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static void Add(Dictionary<string, int> table, string name, int index)
    {
        if (!table.TryAdd(Key(name), index) && table[Key(name)] != index) table[Key(name)] = Ambiguous;
    }

    private static string Key(string name) => name.Trim().Replace('_', ' ').ToUpperInvariant();
}
