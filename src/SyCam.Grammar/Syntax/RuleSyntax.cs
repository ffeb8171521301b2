namespace SyCam.Grammar.Syntax;

/// <summary>A nonterminal and its alternatives.</summary>
/// <param name="Name">The nonterminal.</param>
/// <param name="Type">The name of its type, or null when it is left to be inferred.</param>
/// <param name="Alternatives">The alternatives that could be read.</param>
public sealed record RuleSyntax(Identifier Name, Identifier? Type, IReadOnlyList<AlternativeSyntax> Alternatives);
