namespace SyCam.Grammar.Syntax;

/// <summary>A named method, defined or, by its bare name, taken from an import.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">Its expression; null for a bare name.</param>
/// <param name="Attributes">Aliases, source and note, in order.</param>
public sealed record BaselineSyntax(
    Identifier Name, ExpressionSyntax? Expression, IReadOnlyList<AttributeSyntax> Attributes);
