namespace SyCam.Grammar.Text;

/// <summary>Collects diagnostics; one method for each code, so that all wording stands in this type.</summary>
internal sealed partial class DiagnosticBag
{
    private const int MaxErrors = 100;
    private readonly List<Diagnostic> _items = [];
    private int _errors;

    /// <summary>True when an error was reported.</summary>
    public bool HasErrors => _errors > 0;

    /// <summary>What was reported, in the order of the text; after 100 errors the rest is only mentioned.</summary>
    public IReadOnlyList<Diagnostic> InOrder()
    {
        var ordered = _items.OrderBy(item => item.Span.Start).ThenBy(item => item.Code, StringComparer.Ordinal)
            .ToList();
        if (_errors > MaxErrors)
        {
            ordered.Add(new Diagnostic("SY0009", DiagnosticSeverity.Error, ordered[^1].Span,
                $"there are {_errors - MaxErrors} more errors"));
        }

        return ordered;
    }

    /// <summary>The file cannot be read.</summary>
    public void ReportUnreadable(string path, string reason) =>
        Error("SY0001", default, $"`{path}` cannot be read: {reason}");

    /// <summary>The text is longer than the language allows.</summary>
    public void ReportTooLarge(int limit) =>
        Error("SY0002", default, $"the text has more than the {limit} characters that are allowed");

    /// <summary>Characters that belong to no token.</summary>
    public void ReportStrayCharacters(SourceSpan span, string characters)
    {
        var shown = characters.Length <= 20 ? characters : characters[..20] + "...";
        var plain = string.Concat(shown.Select(letter => char.IsControl(letter) ? '?' : letter));
        Error("SY0003", span, $"unexpected `{plain}`: the language has no such character");
    }

    /// <summary>A text in quotes that does not end on its line.</summary>
    public void ReportOpenText(SourceSpan span) =>
        Error("SY0004", span, "this text is not closed: missing `\"` at its end");

    /// <summary>Something stands where something else is expected.</summary>
    /// <param name="span">Where.</param>
    /// <param name="found">What stands there as the user wrote it, or null at the end of a statement.</param>
    /// <param name="expected">What could stand there.</param>
    public void ReportUnexpected(SourceSpan span, string? found, IEnumerable<string> expected)
    {
        var what = found is null ? "unexpected end" : $"unexpected `{Shorten(found)}`";
        var list = JoinWithOr(expected.Where(item => item.Length > 0).Distinct().ToList());
        // A single word that is expected is the suggestion already.
        var isOnlyOne = list.Count(letter => letter == '`') <= 2;
        var hint = found is null || isOnlyOne ? null : Suggestion(found, WordsIn(expected));
        Error("SY0005", span, list.Length == 0 ? what : $"{what}, expected {list}", hint);
    }

    /// <summary>A block without its closing brace.</summary>
    public void ReportOpenBlock(SourceSpan span, string block) =>
        Error("SY0006", span, $"the block `{block}` is not closed: missing `}}`");

    /// <summary>Parentheses or lets nested too deeply.</summary>
    public void ReportTooDeep(SourceSpan span, int limit) =>
        Error("SY0007", span, $"this is nested deeper than {limit} levels");

    /// <summary>A number that has no exact value here.</summary>
    public void ReportNumberTooLarge(SourceSpan span) =>
        Error("SY0008", span, "this number is too large or has too many digits to be kept exactly");

    /// <summary>The first statement is not <c>syntax 1</c>.</summary>
    public void ReportNoVersion() =>
        Error("SY0010", default, "the file must begin with `syntax 1`");

    /// <summary>A version of the language that this program does not read.</summary>
    public void ReportUnknownVersion(Syntax.Identifier version) =>
        Error("SY0010", version.Span, $"syntax {Shorten(version.Text)} is not known: this program reads syntax 1");

    /// <summary>A word that begins no block.</summary>
    public void ReportUnknownBlock(SourceSpan span, string word, IEnumerable<string> known) =>
        Error("SY0011", span, $"`{Shorten(word)}` does not begin a block", Suggestion(word, known));

    /// <summary>A block that stands twice.</summary>
    public void ReportRepeatedBlock(SourceSpan span, string block) =>
        Error("SY0013", span, $"the block `{block}` stands twice", "put both into one block");

    /// <summary>A block that is missing.</summary>
    public void ReportMissingBlock(string block, string hint) =>
        Error("SY0014", default, $"the file has no block `{block}`", hint);

    /// <summary>Something that needs a grammar, in a file without one.</summary>
    public void ReportNoGrammar(SourceSpan span, string what) =>
        Error("SY0014", span, $"the file has no block `grammar`, which `{what}` needs");

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";

    // Beyond the errors that are kept, looking through all names for each of them would only take time.
    private string? Suggestion(string written, IEnumerable<string> known) =>
        _errors < MaxErrors && Suggestions.Nearest(written, known) is { } name ? $"did you mean `{name}`?" : null;

    private static IEnumerable<string> WordsIn(IEnumerable<string> expected) => expected
        .Where(item => item.Length > 3 && item[0] == '`' && char.IsLetter(item[1]))
        .SelectMany(item => item.Split('`').Where(word => word.Length > 1 && word.All(IsWordPart)));

    private static bool IsWordPart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    private static string JoinWithOr(List<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} or {items[^1]}",
    };

    private void Error(string code, SourceSpan span, string message, string? hint = null)
    {
        if (_errors++ < MaxErrors) _items.Add(new Diagnostic(code, DiagnosticSeverity.Error, span, message, hint));
    }

    private void Warning(string code, SourceSpan span, string message, string? hint = null)
    {
        if (_items.Count < 2 * MaxErrors)
            _items.Add(new Diagnostic(code, DiagnosticSeverity.Warning, span, message, hint));
    }
}
