namespace SyCam.Search.Journal;

/// <summary>What two runs must have in common for the scores and proofs of one to hold for the other.</summary>
/// <param name="Parts">Named texts in a fixed order: grammar, model and images, metrics, facts, seed.</param>
internal sealed record RunIdentity(IReadOnlyList<(string Name, string Value)> Parts)
{
    /// <summary>One sentence part for each difference; empty when the identities are equal.</summary>
    public IEnumerable<string> DifferencesFrom(IReadOnlyDictionary<string, string> other) =>
        from part in Parts
        let earlier = other.GetValueOrDefault(part.Name, "nothing")
        where earlier != part.Value
        select $"{part.Name} is '{part.Value}' and was '{earlier}'";
}
