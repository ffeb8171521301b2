using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>forbid div0(x, x)</c>.</summary>
/// <param name="Pattern">What no sub-term may match.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ForbidSyntax(ExpressionSyntax Pattern, SourceSpan Span) : ConstraintSyntax(Span);
