using SyCam.Grammar.Terms;

namespace SyCam.Search.Equivalence;

/// <summary>A map that shows nothing: nowhere above 0 before its outer relu, or the same at all positions.</summary>
/// <param name="Map">The map.</param>
/// <param name="Evidence">Why.</param>
public sealed record DeadMap(Term Map, Evidence Evidence);
