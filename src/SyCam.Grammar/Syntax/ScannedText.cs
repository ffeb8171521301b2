using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>A text cut into tokens.</summary>
/// <param name="Clean">The text with comments and stray characters blanked, so that offsets stay.</param>
/// <param name="Tokens">The tokens in order.</param>
/// <param name="Strays">The offsets of what was blanked as no token, in order.</param>
internal sealed record ScannedText(string Clean, IReadOnlyList<Token> Tokens, List<int> Strays)
{
    /// <summary>True when something between two offsets was blanked as no token.</summary>
    public bool HasStray(int start, int end)
    {
        var index = Strays.BinarySearch(start);
        if (index < 0) index = ~index;
        return index < Strays.Count && Strays[index] <= end;
    }

    /// <summary>True when a token is the given word or sign.</summary>
    public bool Is(int token, string text) => token >= 0 && token < Tokens.Count
        && Tokens[token].Kind != TokenKind.Text
        && Clean.AsSpan(Tokens[token].Start, Tokens[token].Length).SequenceEqual(text);

    /// <summary>True when a token exists and is of a kind.</summary>
    public bool Is(int token, TokenKind kind) => token >= 0 && token < Tokens.Count && Tokens[token].Kind == kind;

    /// <summary>The characters of a token.</summary>
    public string TextOf(int token) => Clean.Substring(Tokens[token].Start, Tokens[token].Length);

    /// <summary>Where a token stands.</summary>
    public SourceSpan SpanOf(int token) => new(Tokens[token].Start, Tokens[token].Length);
}
