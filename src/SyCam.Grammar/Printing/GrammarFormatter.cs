using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Printing;

/// <summary>
/// Lays grammar files out: blocks without indentation, a statement on each line by two blanks, what goes on from it on
/// further lines by four. Line breaks inside statements stay where they are, as do comments and single blank lines.
/// Formatting twice changes nothing more, and never what is read.
/// </summary>
public sealed class GrammarFormatter
{
    private readonly ScannedText _text;
    private readonly LayoutWriter _writer;
    private readonly TokenSpacing _spacing;

    private GrammarFormatter(SourceText source)
    {
        _text = Scanner.Scan(source, new DiagnosticBag());
        _writer = new LayoutWriter(source.Content);
        _spacing = new TokenSpacing(_text);
    }

    /// <summary>The text laid out; as it is when it has syntax errors.</summary>
    public static string Format(SourceText source) => Format(source, out _);

    /// <summary>The text laid out; as it is when it has syntax errors.</summary>
    /// <param name="source">A grammar file.</param>
    /// <param name="errors">The syntax errors; empty when the text was laid out.</param>
    public static string Format(SourceText source, out IReadOnlyList<Diagnostic> errors)
    {
        var diagnostics = new DiagnosticBag();
        if (source.Content.Length > GrammarReader.MaxLength) diagnostics.ReportTooLarge(GrammarReader.MaxLength);
        else FileParser.Parse(source, diagnostics, out _);
        errors = diagnostics.InOrder();
        return diagnostics.HasErrors ? source.Content : new GrammarFormatter(source).Format();
    }

    private string Format()
    {
        for (var i = 0; i < _text.Tokens.Count;)
        {
            var end = _text.Is(i, "syntax") || _text.Is(i, "import") ? i + 2 : FindOpen(i) + 1;
            Write(i, end, Indent.Block, Indent.Statement, keepsBreaks: false);
            i = end < _text.Tokens.Count && _text.Is(end - 1, "{") ? WriteBody(i, end) : end;
        }

        return _writer.Finish();
    }

    private int FindOpen(int token)
    {
        while (!_text.Is(token, "{")) token++;
        return token;
    }

    private int WriteBody(int word, int first)
    {
        var close = first;
        for (var depth = 1; ; close++)
        {
            if (_text.Is(close, "{")) depth++;
            else if (_text.Is(close, "}") && --depth == 0) break;
        }

        var kind = Enum.Parse<BlockKind>(_text.TextOf(word), ignoreCase: true);
        foreach (var (begin, end) in new StatementSplitter(_text, kind).Split(first, close))
            Write(begin, end, Indent.Statement, Indent.Continuation, keepsBreaks: true);
        _writer.CloseBlock(_text.Tokens[close]);
        return close + 1;
    }

    private void Write(int first, int end, int indent, int further, bool keepsBreaks)
    {
        _writer.Begin(_text.Tokens[first], _text.TextOf(first), indent);
        for (var i = first + 1; i < end; i++)
        {
            var token = _text.Tokens[i];
            var breaks = keepsBreaks && token.IsFirstOnLine;
            _writer.Continue(token, _text.TextOf(i), breaks, _spacing.HasBlank(i, first), further);
        }
    }
}
