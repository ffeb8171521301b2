using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>An expression in parentheses, which keep it apart from the sum or product around it.</summary>
/// <param name="Inner">What stands in the parentheses.</param>
/// <param name="Span">With the parentheses.</param>
public sealed record ParenthesizedSyntax(ExpressionSyntax Inner, SourceSpan Span) : ExpressionSyntax(Span);
