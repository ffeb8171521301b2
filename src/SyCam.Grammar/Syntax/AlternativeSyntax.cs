namespace SyCam.Grammar.Syntax;

/// <summary>One alternative of a rule.</summary>
/// <param name="Expression">The right-hand side.</param>
/// <param name="Attributes">Laws, cost, prior, range and condition, in order.</param>
public sealed record AlternativeSyntax(ExpressionSyntax Expression, IReadOnlyList<AttributeSyntax> Attributes);
