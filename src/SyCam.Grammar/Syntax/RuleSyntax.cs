namespace SyCam.Grammar.Syntax;

/// <summary>A statement about a nonterminal: its alternatives, more of them, or those that it loses.</summary>
/// <param name="Name">The nonterminal.</param>
/// <param name="Type">The name of its type, or null when it is left to be inferred.</param>
/// <param name="Alternatives">The alternatives that could be read; none after <c>drop F</c>.</param>
/// <param name="Change">What is done with them.</param>
public sealed record RuleSyntax(
    Identifier Name, Identifier? Type, IReadOnlyList<AlternativeSyntax> Alternatives, RuleChange Change);
