using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>A named, typed set of alternatives.</summary>
/// <param name="Name">The name in productions.</param>
/// <param name="Type">The type of everything it derives.</param>
/// <param name="Productions">The alternatives in the order of the file.</param>
public sealed record Nonterminal(string Name, TermType Type, IReadOnlyList<Production> Productions);
