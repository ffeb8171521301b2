using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>An expression as it was written, before names and types are known.</summary>
public abstract record ExpressionSyntax
{
    private protected ExpressionSyntax(SourceSpan span) => Span = span;

    /// <summary>Where the expression stands.</summary>
    public SourceSpan Span { get; }
}
