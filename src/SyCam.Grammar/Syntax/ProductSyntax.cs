using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>Two or more operands joined by <c>*</c> and <c>/</c>.</summary>
/// <param name="Operands">The operands from left to right; the first is never a divisor.</param>
/// <param name="Span">From the first operand to the last.</param>
public sealed record ProductSyntax(IReadOnlyList<ProductOperandSyntax> Operands, SourceSpan Span)
    : ExpressionSyntax(Span);
