namespace SyCam.Grammar.Syntax;

/// <summary>A token of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">The number of its characters.</param>
/// <param name="IsFirstOnLine">True when only blanks and comments precede it on its line.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, bool IsFirstOnLine)
{
    /// <summary>The offset after its last character.</summary>
    public int End => Start + Length;
}
