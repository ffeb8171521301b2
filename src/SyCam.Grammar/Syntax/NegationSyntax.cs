using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>An operand after a sign: <c>-x * y</c> negates the product.</summary>
/// <param name="Operand">What is negated.</param>
/// <param name="Span">From the sign to the end of the operand.</param>
public sealed record NegationSyntax(ExpressionSyntax Operand, SourceSpan Span) : ExpressionSyntax(Span);
