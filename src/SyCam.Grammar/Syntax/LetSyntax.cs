using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>let x = e in body</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="Body">Where it may be used.</param>
/// <param name="Span">From <c>let</c> to the end of the body.</param>
public sealed record LetSyntax(Identifier Name, ExpressionSyntax Value, ExpressionSyntax Body, SourceSpan Span)
    : ExpressionSyntax(Span);
