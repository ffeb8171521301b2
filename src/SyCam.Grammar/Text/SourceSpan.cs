namespace SyCam.Grammar.Text;

/// <summary>A stretch of a source text, in UTF-16 characters.</summary>
/// <param name="Start">The offset of its first character, from 0.</param>
/// <param name="Length">The number of characters; 0 for a place between two.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The offset after its last character.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from an offset up to, and without, another.</summary>
    public static SourceSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>The stretch from the start of this one to the end of a later one.</summary>
    public SourceSpan To(SourceSpan last) => FromBounds(Start, last.End);
}
