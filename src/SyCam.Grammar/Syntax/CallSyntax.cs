using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>An operator called by name: <c>relu(x)</c>.</summary>
/// <param name="Name">The operator's name.</param>
/// <param name="Arguments">The operands in order.</param>
/// <param name="Span">From the name to the closing parenthesis.</param>
public sealed record CallSyntax(Identifier Name, IReadOnlyList<ExpressionSyntax> Arguments, SourceSpan Span)
    : ExpressionSyntax(Span)
{
    /// <summary>What stands before a semicolon, as the share in <c>consensus(1/5; x, y)</c>; null without one.</summary>
    public ExpressionSyntax? Setting { get; init; }
}
