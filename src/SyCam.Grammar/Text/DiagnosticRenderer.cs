using System.Globalization;
using System.Text;

namespace SyCam.Grammar.Text;

/// <summary>Writes diagnostics for people: place and message, the line, carets under the mistake, the hint.</summary>
public static class DiagnosticRenderer
{
    private const int TabWidth = 4;
    private const int MaxWidth = 100;
    private const int Lead = 60;
    private const string Cut = "...";

    /// <summary>All diagnostics in the order of the text, each ended by a line break.</summary>
    public static string Render(SourceText source, IEnumerable<Diagnostic> diagnostics) =>
        string.Concat(diagnostics.Select(diagnostic => Render(source, diagnostic) + "\n"));

    /// <summary>
    /// One diagnostic: <c>file(line,column): error SY0005: message</c>, the line of the text, carets, and the hint.
    /// Lines end in <c>\n</c>; the last one has no line break.
    /// </summary>
    public static string Render(SourceText source, Diagnostic diagnostic)
    {
        var (line, column) = source.Locate(diagnostic.Span.Start);
        var word = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{source.Path}({line},{column}): {word} {diagnostic.Code}: ");
        text.Append(diagnostic.Message);
        AppendLine(text, source.Line(line), column - 1, diagnostic.Span.Length);
        if (diagnostic.Hint is not null) text.Append("\n    hint: ").Append(diagnostic.Hint);
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, string line, int start, int length)
    {
        var end = Math.Min(start + length, line.Length);
        var shown = Shown(line).TrimEnd();
        var from = Shown(line[..Math.Min(start, line.Length)]).Length;
        var to = Math.Max(from + 1, Math.Min(shown.Length, Shown(line[..end]).Length));
        if (shown.Length > MaxWidth) (shown, from, to) = Window(shown, from, to);
        if (shown.Length > 0) text.Append("\n    ").Append(shown);
        if (shown.Length > 0) text.Append("\n    ").Append(' ', from).Append('^', to - from);
    }

    // A line that is too wide for a terminal is cut around the mistake, so that the carets stay under it.
    private static (string Shown, int From, int To) Window(string line, int from, int to)
    {
        var first = from <= Lead ? 0 : from - Lead;
        var last = Math.Min(line.Length, first + MaxWidth);
        var before = first > 0 ? Cut : "";
        var after = last < line.Length ? Cut : "";
        var shift = before.Length - first;
        return (before + line[first..last] + after, from + shift, Math.Min(to, Math.Max(last, from + 1)) + shift);
    }

    private static string Shown(string line)
    {
        var shown = new StringBuilder(line.Length);
        foreach (var letter in line)
        {
            if (letter == '\t') shown.Append(' ', TabWidth - (shown.Length % TabWidth));
            else shown.Append(char.IsControl(letter) ? '?' : letter);
        }

        return shown.ToString();
    }
}
