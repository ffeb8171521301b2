namespace SyCam.Grammar.Syntax;

/// <summary>One line of <c>inputs</c>.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="Attributes">What follows the type, in order.</param>
public sealed record InputSyntax(Identifier Name, Identifier Type, IReadOnlyList<AttributeSyntax> Attributes);
