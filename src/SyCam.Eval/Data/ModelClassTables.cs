using SyCam.Eval.Models;

namespace SyCam.Eval.Data;

/// <summary>Looks labels up among a model's classes.</summary>
public static class ModelClassTables
{
    /// <summary>The classes as a table that finds them by index, WordNet id or name.</summary>
    public static ClassTable ToTable(this IReadOnlyList<ModelClass> classes) => new(
        [.. classes.Select(one => one.Name)],
        classes.All(one => one.WordNetId is not null) ? [.. classes.Select(one => one.WordNetId!)] : null);
}
