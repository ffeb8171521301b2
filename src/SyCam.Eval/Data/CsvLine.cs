namespace SyCam.Eval.Data;

/// <summary>One row of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Number">The line of the file that the row starts on, from 1.</param>
/// <param name="Fields">The fields; there may be fewer than columns.</param>
internal sealed record CsvLine(CsvTable Table, long Number, IReadOnlyList<string> Fields)
{
    /// <summary>The file and the line, for messages.</summary>
    public string Place => $"{Table.Path}({Number})";

    /// <summary>The field of the first of some columns that is there and not empty, or null.</summary>
    public string? GetAny(IEnumerable<string> columns) => columns.Select(Get).FirstOrDefault(field => field is not null);

    /// <summary>The column's field, or null when it is empty or there is no such column.</summary>
    public string? Get(string column) =>
        Table.Find(column) is { } index && index < Fields.Count && Fields[index].Length > 0 ? Fields[index] : null;
}
