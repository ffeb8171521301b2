using System.Text;
using SyCam.Grammar.Syntax;

namespace SyCam.Grammar.Printing;

/// <summary>Writes tokens on lines, and between them the comments and blank lines of the text that they come from.
/// </summary>
internal sealed class LayoutWriter(string content)
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _trailing = [];
    private int _position;
    private bool _hasOpened;

    /// <summary>Writes the first token of a statement or block on a line of its own.</summary>
    public void Begin(Token token, string text, int indent)
    {
        var gap = Gap(token.Start, indent);
        Break(gap.EndsInBlankLine && !_hasOpened, indent);
        Append(token, text);
    }

    /// <summary>Writes a token that goes on from the one before.</summary>
    /// <param name="token">The token.</param>
    /// <param name="text">What is written.</param>
    /// <param name="breaks">Whether it begins a line; it does after a comment in any case.</param>
    /// <param name="hasBlank">Whether a blank stands before it on the same line.</param>
    /// <param name="indent">The blanks before it on its own line.</param>
    public void Continue(Token token, string text, bool breaks, bool hasBlank, int indent)
    {
        var gap = Gap(token.Start, indent);
        if (breaks || gap.HasComment) Break(false, indent);
        else if (hasBlank) _text.Append(' ');
        Append(token, text);
        _hasOpened = text == "{";
    }

    /// <summary>Writes the brace that closes a block; that of an empty block stays on its line.</summary>
    public void CloseBlock(Token brace)
    {
        var isEmpty = _hasOpened;
        var gap = Gap(brace.Start, Indent.Statement);
        if (isEmpty && !gap.HasComment) _text.Append(' ');
        else Break(false, Indent.Block);
        Append(brace, "}");
    }

    /// <summary>The whole text, with what comes after the last token.</summary>
    public string Finish()
    {
        Gap(content.Length, Indent.Block);
        if (_text.Length > 0) _text.Append('\n');
        return TrailingComments.Align(_text.ToString(), _trailing);
    }

    private void Append(Token token, string text)
    {
        _text.Append(text);
        _position = token.End;
        _hasOpened = false;
    }

    // Writes the comments from the last token up to an offset. All else there is blanks and semicolons.
    private (bool HasComment, bool EndsInBlankLine) Gap(int end, int indent)
    {
        var lines = 0;
        var hasComment = false;
        for (var at = _position; at < end;)
        {
            if (content[at] == '/')
            {
                var last = at;
                while (last < end && content[last] is not ('\n' or '\r')) last++;
                if (lines == 0 && _text.Length > 0) _trailing.Add(_text.Length);
                else Break(lines > 1 && !_hasOpened, indent);
                _text.Append(content.AsSpan(at, last - at).TrimEnd());
                (at, lines, hasComment) = (last, 0, true);
                _hasOpened = false;
                continue;
            }

            if (content[at] == '\n' || (content[at] == '\r' && (at + 1 == content.Length || content[at + 1] != '\n')))
                lines++;
            at++;
        }

        _position = end;
        return (hasComment, lines > 1);
    }

    private void Break(bool hasBlankLine, int indent)
    {
        if (_text.Length == 0) return;
        _text.Append(hasBlankLine ? "\n\n" : "\n").Append(' ', indent);
    }
}
