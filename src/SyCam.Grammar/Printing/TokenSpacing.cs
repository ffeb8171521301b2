using SyCam.Grammar.Syntax;

namespace SyCam.Grammar.Printing;

/// <summary>Says where a blank stands between two tokens of one line.</summary>
internal sealed class TokenSpacing
{
    // Words after which a parenthesis does not begin the operands of a call.
    private static readonly string[] Words = [.. Lexemes.Reserved, "forbid", "equal", "differ", "target"];
    private readonly ScannedText _text;
    private readonly HashSet<int> _tight = [];

    /// <summary>The spacing of a text.</summary>
    public TokenSpacing(ScannedText text)
    {
        _text = text;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Is(i, "unit") && !text.Is(i + 1, "(")) MarkUnit(i + 1);
            else if (text.Is(i, "where")) MarkUnit(i + 6);
            else if (text.Is(i, "/") && text.Is(i - 1, TokenKind.Number) && text.Is(i + 1, TokenKind.Number))
                _tight.UnionWith([i, i + 1]);
            else if (text.Is(i, "proved") && text.Is(i + 1, "(")) MarkMethod(i + 2);
        }
    }

    /// <summary>Whether a blank stands before a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="first">The first token of its statement.</param>
    public bool HasBlank(int token, int first)
    {
        if (_tight.Contains(token) || _text.Is(token - 1, "(") || _text.Is(token - 1, "..") || _text.Is(token - 1, "^"))
            return false;
        if (_text.Is(token, ")") || _text.Is(token, ",") || _text.Is(token, ";") || _text.Is(token, "..") || _text.Is(token, "^")) return false;
        if (_text.Is(token - 1, "-") && IsUnary(token - 1, first)) return false;
        return !_text.Is(token, "(") || !IsOperand(token - 1) || !_text.Is(token - 1, TokenKind.Word);
    }

    // A unit is written without blanks: a*b/c^-2.
    private void MarkUnit(int first)
    {
        if (!_text.Is(first, TokenKind.Word) && !_text.Is(first, TokenKind.Number)) return;
        var at = first + 1;
        while (_text.Is(at, "*") || _text.Is(at, "/") || _text.Is(at, "^"))
            at += _text.Is(at + 1, "-") ? 3 : 2;
        for (var i = first + 1; i < at; i++) _tight.Add(i);
    }

    // The name of a form of proof is written without blanks: one-position.
    private void MarkMethod(int first)
    {
        for (var i = first + 1; _text.Is(i, "-"); i += 2) _tight.UnionWith([i, i + 1]);
    }

    private bool IsUnary(int minus, int first) => minus == first || !IsOperand(minus - 1);

    private bool IsOperand(int token) => _text.Is(token, TokenKind.Word)
        ? !Words.Contains(_text.TextOf(token))
        : !_text.Is(token, TokenKind.Sign) || _text.Is(token, ")");
}
