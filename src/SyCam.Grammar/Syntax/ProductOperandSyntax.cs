namespace SyCam.Grammar.Syntax;

/// <summary>One operand of a product.</summary>
/// <param name="Operand">What multiplies or divides.</param>
/// <param name="IsDivisor">True after <c>/</c>.</param>
public sealed record ProductOperandSyntax(ExpressionSyntax Operand, bool IsDivisor);
