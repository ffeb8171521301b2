namespace SyCam.Eval.Data.Annotations;

/// <summary>Which classes of the model a category of an annotation stands for.</summary>
public sealed class CategoryClasses
{
    /// <summary>The word for "every object counts, whatever its category".</summary>
    public const string Any = "any";

    private readonly ClassTable? _classes;
    private readonly Dictionary<string, HashSet<int>>? _given;
    private readonly bool _isAny;

    private CategoryClasses(ClassTable? classes, Dictionary<string, HashSet<int>>? given, bool isAny) =>
        (_classes, _given, _isAny) = (classes, given, isAny);

    /// <summary>Reads the mapping.</summary>
    /// <param name="said"><c>any</c>, a table with the columns category and class, or null: by name.</param>
    /// <param name="classes">The model's classes; null: only indices are understood.</param>
    /// <exception cref="InputException">The table cannot be read or names no class of the model.</exception>
    public static CategoryClasses Read(string? said, ClassTable? classes)
    {
        if (said is null) return new CategoryClasses(classes, null, false);
        if (said == Any) return new CategoryClasses(classes, null, true);
        var table = CsvTable.Read(said);
        table.Require("category");
        Dictionary<string, HashSet<int>> given = new(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            var category = row.Get("category") ?? throw new InputException($"{row.Place}: no category");
            var label = RawLabel.Of(row) ?? throw new InputException($"{row.Place}: no class for '{category}'");
            var index = label.Resolve(classes)
                ?? throw new InputException($"{row.Place}: {label.Complaint(classes)}");
            if (!given.TryGetValue(category, out var indices)) given.Add(category, indices = []);
            indices.Add(index);
        }

        return new CategoryClasses(classes, given, false);
    }

    /// <summary>True when an object of a category counts for a class; one without a category always does.</summary>
    public bool Holds(string? category, long explained)
    {
        if (category is null || _isAny) return true;
        if (_given is not null) return _given.TryGetValue(category, out var indices) && indices.Contains((int)explained);
        return Find(category) == explained;
    }

    /// <summary>True when a category stands for some class.</summary>
    public bool IsKnown(string? category) => category is null || _isAny
        || (_given is null ? Find(category) is not null : _given.ContainsKey(category));

    /// <summary>True when it does not matter which class is explained.</summary>
    public bool IsClassBlind => _isAny;

    private int? Find(string category) =>
        _classes is null ? ClassTable.ParseIndex(category) : _classes.Find(category);
}
