using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>A power: <c>x^2</c>, or <c>x^n</c> with a variable of a range.</summary>
/// <param name="Operand">The base.</param>
/// <param name="Exponent">A number or a name.</param>
/// <param name="Span">From the base to the exponent.</param>
public sealed record PowerSyntax(ExpressionSyntax Operand, ExpressionSyntax Exponent, SourceSpan Span)
    : ExpressionSyntax(Span);
