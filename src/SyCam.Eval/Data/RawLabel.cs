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
        ("synset", LabelSource.Column),
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
    /// <param name="classes">The model's classes, if they are known.</param>
    /// <param name="count">Their number, if it is known.</param>
    public int? Resolve(ClassTable? classes, int? count = null)
    {
        if (Source != LabelSource.Index && classes is not null) return classes.Find(Text);
        return ClassTable.ParseIndex(Text) is { } index && index < (classes?.Names.Count ?? count ?? int.MaxValue)
            ? index
            : null;
    }

    /// <summary>Why the label means no class.</summary>
    /// <inheritdoc cref="Resolve"/>
    public string Complaint(ClassTable? classes, int? count = null)
    {
        count = classes?.Names.Count ?? count;
        if (ClassTable.ParseIndex(Text) is not null && count is not null)
            return $"the class index {Text} is out of range: the model has classes 0 to {count - 1}";
        return classes is null
            ? $"the label '{Text}' is not a class index, and no class names are known"
            : $"the label '{Text}' is none (or several) of the model's classes";
    }
}
