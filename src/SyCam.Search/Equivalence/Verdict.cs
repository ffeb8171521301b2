namespace SyCam.Search.Equivalence;

/// <summary>What the equivalence oracle says of a map: new, dead or equal to an earlier one.</summary>
/// <param name="Dead">Set when the map shows nothing.</param>
/// <param name="Merge">Set when it equals an earlier one.</param>
internal sealed record Verdict(DeadMap? Dead, Merge? Merge)
{
    public static Verdict New { get; } = new(null, null);
}
