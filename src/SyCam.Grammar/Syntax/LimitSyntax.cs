using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>max_cost 20</c> or <c>max_depth 10</c>.</summary>
/// <param name="Word"><c>max_cost</c> or <c>max_depth</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Span">Where it stands.</param>
public sealed record LimitSyntax(Identifier Word, Identifier Value, SourceSpan Span) : ConstraintSyntax(Span);
