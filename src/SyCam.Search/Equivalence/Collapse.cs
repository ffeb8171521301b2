namespace SyCam.Search.Equivalence;

/// <summary>Two named methods that are the same saliency on this model.</summary>
/// <param name="Kept">The name of the one that is scored.</param>
/// <param name="Same">The name of the other.</param>
/// <param name="Merge">The two terms and why.</param>
public sealed record Collapse(string Kept, string Same, Merge Merge);
