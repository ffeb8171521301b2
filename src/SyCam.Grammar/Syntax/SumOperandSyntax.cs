namespace SyCam.Grammar.Syntax;

/// <summary>One operand of a sum.</summary>
/// <param name="Operand">What is added or subtracted.</param>
/// <param name="IsSubtracted">True after <c>-</c>.</param>
public sealed record SumOperandSyntax(ExpressionSyntax Operand, bool IsSubtracted);
