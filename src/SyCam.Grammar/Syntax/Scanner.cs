using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>Cuts a text into tokens, so that blocks and statements are found before any of them is parsed.</summary>
internal static class Scanner
{
    /// <summary>The tokens; strings that do not end and characters of no token are reported and left out.</summary>
    public static ScannedText Scan(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Content;
        var clean = text.ToCharArray();
        var tokens = new List<Token>();
        var strays = new List<int>();
        var first = true;
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                first |= text[at] is '\n' or '\r';
                at++;
                continue;
            }

            if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '/')
            {
                for (; at < text.Length && text[at] is not ('\n' or '\r'); at++) clean[at] = ' ';
                continue;
            }

            var (kind, length) = Measure(text, at);
            if (length > 0) tokens.Add(new Token(kind, at, length, first));
            else
            {
                length = SkipStray(text, clean, at, diagnostics);
                strays.Add(at);
            }

            first = false;
            at += length;
        }

        return new ScannedText(new string(clean), tokens, strays);
    }

    private static (TokenKind Kind, int Length) Measure(string text, int at)
    {
        if (TokenShape.Word(text, at, text.Length) is var word and > 0) return (TokenKind.Word, word);
        if (TokenShape.Number(text, at, text.Length) is var number and > 0) return (TokenKind.Number, number);
        if (TokenShape.Quoted(text, at, text.Length) is var quoted and > 0) return (TokenKind.Text, quoted);
        return (TokenKind.Sign, TokenShape.Sign(text, at, text.Length));
    }

    // An open quote spoils its line; of other characters, a run without blanks is one mistake.
    private static int SkipStray(string text, char[] clean, int start, DiagnosticBag diagnostics)
    {
        var open = text[start] == '"';
        var at = start;
        while (at < text.Length && (open
            ? text[at] is not ('\n' or '\r')
            : at == start || (!char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '/')
                && TokenShape.Any(text, at, text.Length) == 0)))
        {
            clean[at++] = ' ';
        }

        var span = SourceSpan.FromBounds(start, at);
        if (open) diagnostics.ReportOpenText(span);
        else diagnostics.ReportStrayCharacters(span, text[start..at]);
        return at - start;
    }
}
