using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>A test of the grammar itself, with its names resolved.</summary>
public abstract record Expectation
{
    private protected Expectation(SourceSpan span) => Span = span;

    /// <summary>Where it stands in the grammar's text.</summary>
    public SourceSpan Span { get; }
}
