using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <summary>A finished map of a grammar.</summary>
/// <param name="Map">Its normal form. Of a type other than map when the form showed that it is the same at all
/// positions.</param>
/// <param name="Derived">The expression as the productions made it from the representatives of its parts.</param>
/// <param name="Cost">The sum of the costs of its productions.</param>
public sealed record Candidate(Term Map, Term Derived, int Cost);
