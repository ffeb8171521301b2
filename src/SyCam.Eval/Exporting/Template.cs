using System.Text.RegularExpressions;

namespace SyCam.Eval.Exporting;

/// <summary>Fills the places <c>@word@</c> of a text, all at once: what is put in is not looked through again.</summary>
internal static partial class Template
{
    /// <summary>The text with all places filled.</summary>
    /// <exception cref="KeyNotFoundException">A place has no value.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(template, match => values[match.Groups["word"].Value]);

    /// <summary>One line of a text: its line breaks become blanks.</summary>
    public static string OneLine(string text) => LineBreaks().Replace(text, " ");

    [GeneratedRegex("@(?<word>[a-z]+)@")]
    private static partial Regex Place();

    [GeneratedRegex(@"[\r\n\u0085\u2028\u2029]+")]
    private static partial Regex LineBreaks();
}
