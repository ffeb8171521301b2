namespace SyCam.Grammar.Syntax;

/// <summary>The block <c>constrain Name { ... }</c>.</summary>
/// <param name="Name">The grammar that is constrained.</param>
/// <param name="Constraints">The constraints in order.</param>
public sealed record ConstrainBlockSyntax(Identifier Name, IReadOnlyList<ConstraintSyntax> Constraints);
