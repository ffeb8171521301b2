using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>One line of <c>constrain</c>.</summary>
public abstract record ConstraintSyntax
{
    private protected ConstraintSyntax(SourceSpan span) => Span = span;

    /// <summary>Where the constraint stands.</summary>
    public SourceSpan Span { get; }
}
