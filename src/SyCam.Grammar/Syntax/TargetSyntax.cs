namespace SyCam.Grammar.Syntax;

/// <summary>A named target: <c>Finer = y - 0.6 * ranked(2)</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">What is differentiated or scored.</param>
public sealed record TargetSyntax(Identifier Name, ExpressionSyntax Expression);
