using Sprache;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>Runs a Sprache parser over a range of tokens and reports what it did not understand.</summary>
internal sealed class StatementReader(ScannedText text, DiagnosticBag diagnostics)
{
    /// <summary>Parentheses and lets may be nested so deep.</summary>
    public const int MaxNesting = 200;

    /// <summary>The tree of the tokens from <paramref name="first"/> up to, and without, <paramref name="end"/>; null
    /// when there is a mistake, which is then reported.</summary>
    /// <param name="parser">The statement's parser.</param>
    /// <param name="first">The first token.</param>
    /// <param name="end">The token after the last one.</param>
    /// <param name="place">The offset of the mistake when there are no tokens at all.</param>
    public T? Read<T>(Parser<T> parser, int first, int end, int place)
        where T : class
    {
        if (IsTooDeep(first, end)) return null;
        var start = first < end ? text.Tokens[first].Start : place;
        var stop = first < end ? text.Tokens[end - 1].End : place;
        var result = parser(new Cursor(text.Clean, start, stop));
        if (result.WasSuccessful) return result.Value;
        var position = result.Remainder.Position;
        // Where a character was reported as no token, what is missing is probably that.
        if (!text.HasStray(start, text.Is(end, TokenKind.Sign) ? text.Tokens[end].Start : stop))
            Report(position, position < stop ? stop : FollowingSign(end, stop), result.Expectations);
        return null;
    }

    private void Report(int position, int stop, IEnumerable<string> expected)
    {
        while (position < stop && char.IsWhiteSpace(text.Clean[position])) position++;
        var length = TokenShape.Any(text.Clean, position, stop);
        var span = new SourceSpan(position, length);
        var word = length == 0 ? null : text.Clean.Substring(position, length);
        if (word is not null && Lexemes.Reserved.Contains(word) && expected.Any(IsName))
            diagnostics.ReportReserved(new Identifier(word, span));
        else diagnostics.ReportUnexpected(span, word, expected);
    }

    private static bool IsName(string expected) => expected.StartsWith("the name of", StringComparison.Ordinal);

    // A statement that ends too early is ended by the bar or brace after it, if that stands on the same line.
    private int FollowingSign(int end, int stop) =>
        text.Is(end, TokenKind.Sign) && !text.Tokens[end].IsFirstOnLine ? text.Tokens[end].End : stop;

    // Checked before parsing, because the parser calls itself once for each level.
    private bool IsTooDeep(int first, int end)
    {
        var depth = 0;
        for (var i = first; i < end; i++)
        {
            if (text.Is(i, "(") || text.Is(i, "let")) depth++;
            else if (text.Is(i, ")")) depth--;
            if (depth <= MaxNesting) continue;
            diagnostics.ReportTooDeep(text.SpanOf(i), MaxNesting);
            return true;
        }

        return false;
    }
}
