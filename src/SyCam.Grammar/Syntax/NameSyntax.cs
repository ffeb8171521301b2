namespace SyCam.Grammar.Syntax;

/// <summary>A name: an input, a nonterminal, a baseline, a variable, or the <c>_</c> of a pattern.</summary>
/// <param name="Name">The name.</param>
public sealed record NameSyntax(Identifier Name) : ExpressionSyntax(Name.Span);
