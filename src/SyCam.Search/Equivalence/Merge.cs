using SyCam.Grammar.Terms;
using SyCam.Search.Proving;

namespace SyCam.Search.Equivalence;

/// <summary>Two maps that are the same saliency, so that only one of them is scored.</summary>
/// <param name="Kept">The one that stays.</param>
/// <param name="Dropped">The one that is not scored.</param>
/// <param name="Scale">Dropped = scale * kept; null where the scale differs from image to image, or an offset is
/// added, which min-max also removes.</param>
/// <param name="Evidence">Why.</param>
public sealed record Merge(Term Kept, Term Dropped, Scale? Scale, Evidence Evidence);
