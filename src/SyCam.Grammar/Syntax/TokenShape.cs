namespace SyCam.Grammar.Syntax;

/// <summary>How many characters from an offset on belong to one token; all kinds are defined here.</summary>
internal static class TokenShape
{
    private const string SingleSigns = "{}()|:=*+-/^,<>~;";
    private static readonly string[] DoubleSigns = ["==", "<=", "!=", "!~", "..", "|="];

    /// <summary>The length of the word at the offset; 0 when there is none. A word may have parts with dots between,
    /// as in <c>GradCAM.weight</c>, and may end in a place: <c>A@layer3.1</c>, <c>A@layer4[-1]</c>.</summary>
    public static int Word(string text, int start, int end)
    {
        if (start >= end || !IsLetter(text[start])) return 0;
        var at = start;
        while (at < end && (IsWordPart(text[at]) || (text[at] == '.' && at + 1 < end && IsLetter(text[at + 1])))) at++;
        if (at + 1 >= end || text[at] != '@' || !IsWordPart(text[at + 1])) return at - start;
        at++;
        while (PlacePart(text, at, end) is var length and > 0) at += length;
        return at - start;
    }

    /// <summary>The length of the number at the offset; 0 when there is none.</summary>
    public static int Number(string text, int start, int end)
    {
        var at = Digits(text, start, end);
        if (at == start || at + 1 >= end || text[at] != '.' || !char.IsAsciiDigit(text[at + 1])) return at - start;
        return Digits(text, at + 1, end) - start;
    }

    /// <summary>The length of the text in quotes at the offset, with the quotes; 0 when there is none or it is not
    /// closed on its line.</summary>
    public static int Quoted(string text, int start, int end)
    {
        if (start >= end || text[start] != '"') return 0;
        for (var at = start + 1; at < end && text[at] is not ('\n' or '\r'); at++)
            if (text[at] == '"') return at + 1 - start;
        return 0;
    }

    /// <summary>The length of the sign at the offset; 0 when there is none.</summary>
    public static int Sign(string text, int start, int end)
    {
        if (start + 1 < end)
        {
            foreach (var sign in DoubleSigns)
                if (text[start] == sign[0] && text[start + 1] == sign[1]) return 2;
        }

        return start < end && SingleSigns.Contains(text[start]) ? 1 : 0;
    }

    /// <summary>The length of the token at the offset, of whatever kind; 0 when there is none.</summary>
    public static int Any(string text, int start, int end) => Math.Max(
        Math.Max(Word(text, start, end), Number(text, start, end)),
        Math.Max(Quoted(text, start, end), Sign(text, start, end)));

    private static int Digits(string text, int start, int end)
    {
        var at = start;
        while (at < end && (char.IsAsciiDigit(text[at]) || (at > start && text[at] == '_'))) at++;
        return at;
    }

    private static int PlacePart(string text, int at, int end)
    {
        if (at >= end) return 0;
        if (text[at] == '[') return Index(text, at, end);
        return IsWordPart(text[at]) || (text[at] == '.' && at + 1 < end && IsWordPart(text[at + 1])) ? 1 : 0;
    }

    private static int Index(string text, int start, int end)
    {
        var first = start + 1 < end && text[start + 1] == '-' ? start + 2 : start + 1;
        var at = first;
        while (at < end && char.IsAsciiDigit(text[at])) at++;
        return at > first && at < end && text[at] == ']' ? at + 1 - start : 0;
    }

    private static bool IsLetter(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    private static bool IsWordPart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
}
