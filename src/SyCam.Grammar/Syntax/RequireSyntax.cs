using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>require uses(A)</c>.</summary>
/// <param name="Input">The input that a candidate must use.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RequireSyntax(Identifier Input, SourceSpan Span) : ConstraintSyntax(Span);
