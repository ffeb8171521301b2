using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>One line of <c>expect</c>: a test of the grammar itself.</summary>
public abstract record ExpectationSyntax
{
    private protected ExpectationSyntax(SourceSpan span) => Span = span;

    /// <summary>Where the expectation stands.</summary>
    public SourceSpan Span { get; }
}
