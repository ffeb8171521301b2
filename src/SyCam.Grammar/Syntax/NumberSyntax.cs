using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>A number without a sign: <c>2</c>, <c>0.5</c>, <c>5_000</c>.</summary>
/// <param name="Text">The digits as written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NumberSyntax(string Text, SourceSpan Span) : ExpressionSyntax(Span);
