using SyCam.Grammar.Terms;

namespace SyCam.Search.Equivalence;

/// <summary>Two maps that differ as expressions and are the same on some images of this model. Observed, not proved:
/// both are scored.</summary>
/// <param name="Kept">The map met first.</param>
/// <param name="Same">The other one.</param>
/// <param name="Images">The number of images looked at.</param>
/// <param name="GreatestDifference">The greatest difference between their values in [0,1].</param>
public sealed record Coincidence(Term Kept, Term Same, int Images, double GreatestDifference);
