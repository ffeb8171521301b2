using Sprache;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>Sprache parsers of single tokens; each skips the blanks after its token.</summary>
internal static class Lexemes
{
    /// <summary>Words that have a meaning inside expressions and after them, and so cannot be names.</summary>
    public static readonly IReadOnlyList<string> Reserved = ["let", "in", "cost", "prior", "where", "for", "under"];

    /// <summary>A number without a sign.</summary>
    public static readonly Parser<Identifier> Number = Take("a number", TokenShape.Number);

    /// <summary>A text in quotes, returned without them.</summary>
    public static readonly Parser<Identifier> Quoted =
        Take("a text in quotes", TokenShape.Quoted).Select(token =>
            token with { Text = token.Text[1..^1], IsQuoted = true });

    /// <summary>Any word that is not reserved.</summary>
    /// <param name="expected">What messages call it, such as <c>the name of an input</c>.</param>
    /// <param name="others">Words that mean something else in this place.</param>
    public static Parser<Identifier> Name(string expected, params IReadOnlyList<string> others) =>
        Take(expected, (text, start, end) =>
        {
            var length = TokenShape.Word(text, start, end);
            if (length == 0) return 0;
            var word = text.Substring(start, length);
            return Reserved.Contains(word) || others.Contains(word) ? 0 : length;
        });

    /// <summary>A given word of the language.</summary>
    public static Parser<Identifier> Word(string word) => Take($"`{word}`", (text, start, end) =>
        TokenShape.Word(text, start, end) == word.Length && Matches(text, start, word) ? word.Length : 0);

    /// <summary>A given sign of the language.</summary>
    public static Parser<Identifier> Sign(string sign) => Take($"`{sign}`", (text, start, end) =>
        TokenShape.Sign(text, start, end) == sign.Length && Matches(text, start, sign) ? sign.Length : 0);

    private static bool Matches(string text, int start, string part) =>
        string.CompareOrdinal(text, start, part, 0, part.Length) == 0;

    private static Parser<Identifier> Take(string expected, Func<string, int, int, int> measure)
    {
        string[] expectations = [expected];
        return input =>
        {
            var cursor = (Cursor)input;
            var length = measure(cursor.Source, cursor.Position, cursor.End);
            if (length == 0) return Result.Failure<Identifier>(input, "", expectations);
            var token = new Identifier(
                cursor.Source.Substring(cursor.Position, length), new SourceSpan(cursor.Position, length));
            return Result.Success(token, cursor.Skip(length));
        };
    }
}
