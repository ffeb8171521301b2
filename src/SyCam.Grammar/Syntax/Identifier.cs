using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>A word of a text and where it stands.</summary>
/// <param name="Text">The word as written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Identifier(string Text, SourceSpan Span)
{
    /// <summary>True when it was written in quotes, which <see cref="Text"/> is without.</summary>
    public bool IsQuoted { get; init; }
}
