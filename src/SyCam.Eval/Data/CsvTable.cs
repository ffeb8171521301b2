using CsvHelper;

namespace SyCam.Eval.Data;

/// <summary>
/// A table with a header (RFC 4180; semicolons and tabs may part the fields too, spaces around them are dropped).
/// </summary>
internal sealed class CsvTable
{
    /// <summary>What the column of images may be called, best first.</summary>
    public static readonly IReadOnlyList<string> ImageColumns =
        ["image", "path", "file", "filename", "file_name", "image_path"];

    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CsvLine> _rows = [];

    private CsvTable(string path) => Path = path;

    public string Path { get; }

    public IReadOnlyList<CsvLine> Rows => _rows;

    /// <exception cref="InputException">The file cannot be read, has no header, a column twice, or broken
    /// quotes.</exception>
    public static CsvTable Read(string path)
    {
        var table = new CsvTable(path);
        var options = new CsvReaderOptions
        {
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        try
        {
            using var reader = CsvReader.FromText(TextFile.Read(path), options);
            reader.ReadHeader();
            if (reader.Headers.Count == 0) throw new InputException($"{path}: no header");
            foreach (var name in reader.Headers)
            {
                if (!table._columns.TryAdd(name, table._columns.Count))
                    throw new InputException($"{path}: two columns are named '{name}'");
            }
            while (reader.Read()) table.Add(new CsvLine(table, reader.LineNumber, reader.Current.ToArray()));
        }
        catch (CsvFormatException e)
        {
            throw new InputException($"{path}({e.LineNumber}): not a CSV table: {e.Message}", e);
        }
        return table;
    }

    /// <summary>True for the name of a table.</summary>
    public static bool HasEnding(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);

    /// <summary>The number of a column, or null when there is none of that name.</summary>
    public int? Find(string column) => _columns.TryGetValue(column, out var index) ? index : null;

    /// <exception cref="InputException">There is no such column.</exception>
    public void Require(string column) => RequireAny([column]);

    /// <exception cref="InputException">There is none of these columns.</exception>
    public void RequireAny(IReadOnlyList<string> names)
    {
        if (names.Any(name => Find(name) is not null)) return;
        var others = names.Count == 1 ? "" : $" (or {string.Join(", ", names.Skip(1))})";
        throw new InputException($"{Path}: no column '{names[0]}'{others}; there are {string.Join(", ", _columns.Keys)}");
    }

    private void Add(CsvLine row)
    {
        if (row.Fields.Count > _columns.Count && row.Fields.Skip(_columns.Count).Any(field => field.Length > 0))
        {
            throw new InputException(
                $"{row.Place}: {row.Fields.Count} fields for {_columns.Count} columns; put quotes around a field with a separator");
        }

        _rows.Add(row);
    }
}
