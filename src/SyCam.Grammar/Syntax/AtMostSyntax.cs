using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>at_most 1 div0</c>.</summary>
/// <param name="Count">The greatest number of uses.</param>
/// <param name="Operator">The operator's name.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AtMostSyntax(Identifier Count, Identifier Operator, SourceSpan Span) : ConstraintSyntax(Span);
