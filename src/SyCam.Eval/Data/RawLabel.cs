namespace SyCam.Eval.Data;

/// <summary>A label as the user wrote it.</summary>
internal sealed record RawLabel(string Text, LabelSource Source)
{
    /// <summary>
    /// The columns that may hold labels, best first; of "label" and "index" the latter may be a row number.
    /// </summary>
    private static readonly (string Column, LabelSource Source)[] Columns =
    [
        ("class_index", LabelSource.Index),
        ("label", LabelSource.Column),
        ("index", LabelSource.Index),
        ("class", LabelSource.Column),
        ("class_name", LabelSource.Column),
        ("wnid", LabelSource.Column),
        ("name", LabelSource.Column),
    ];

    /// <summary>The label of a row, or null when it has none.</summary>
    public static RawLabel? Of(CsvLine row)
    {
        foreach (var (column, source) in Columns)
            if (row.Get(column) is { } text) return new RawLabel(text, source);
        return null;
    }

    /// <summary>The class index that the label means, or null.</summary>
    public int? Resolve(ClassTable? classes)
    {
        if (Source != LabelSource.Index && classes is not null) return classes.Find(Text);
        var index = ClassTable.ParseIndex(Text);
        return classes is null || index < classes.Names.Count ? index : null;
    }
}
