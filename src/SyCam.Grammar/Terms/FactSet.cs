namespace SyCam.Grammar.Terms;

/// <summary>A set of facts with a defined order; two sets with the same facts are equal.</summary>
public sealed class FactSet : IEquatable<FactSet>
{
    private readonly HashSet<Fact> _facts;

    /// <summary>The set of the given facts; repeated ones count once.</summary>
    public FactSet(params IEnumerable<Fact> facts)
    {
        _facts = [.. facts];
        All = [.. _facts.OrderBy(fact => fact.Kind).ThenBy(fact => fact.Input, StringComparer.Ordinal)];
    }

    /// <summary>Nothing is known.</summary>
    public static FactSet None { get; } = new();

    /// <summary>The facts, by kind and then by name.</summary>
    public IReadOnlyList<Fact> All { get; }

    /// <summary>True when the input is known to have no value below 0.</summary>
    public bool IsNonNegative(string input) => _facts.Contains(new Fact(FactKind.NonNegative, input));

    /// <summary>True when the input is known to be constant over space in each channel.</summary>
    public bool IsSpatiallyConstant(string input) => _facts.Contains(new Fact(FactKind.SpatiallyConstant, input));

    /// <summary>These facts and more.</summary>
    public FactSet With(params IEnumerable<Fact> more) => new(All.Concat(more));

    /// <inheritdoc/>
    public bool Equals(FactSet? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactSet);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(17, (hash, fact) => HashCode.Combine(hash, fact));

    /// <summary>The facts as the language writes them, joined by commas; <c>none</c> for the empty set.</summary>
    public override string ToString() => All.Count == 0 ? "none" : string.Join(", ", All);
}
