namespace SyCam.Grammar.Terms;

/// <summary>What the kinds of facts are called in the language.</summary>
public static class FactKinds
{
    /// <summary>All kinds, in the order in which messages list them.</summary>
    public static IReadOnlyList<FactKind> All { get; } = [FactKind.NonNegative, FactKind.SpatiallyConstant];

    /// <summary>The kind's name: <c>nonneg</c> or <c>spatially_const</c>.</summary>
    public static string ToName(this FactKind kind) =>
        kind == FactKind.NonNegative ? "nonneg" : "spatially_const";

    /// <summary>The kind that a name stands for, or null when there is none of that name.</summary>
    public static FactKind? FromName(string name) =>
        All.Where(kind => kind.ToName() == name).Select(kind => (FactKind?)kind).FirstOrDefault();
}
