namespace SyCam.Grammar.Syntax;

/// <summary>A named method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">Its expression.</param>
public sealed record BaselineSyntax(Identifier Name, ExpressionSyntax Expression);
