using System.Text;
using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Reads grammar files: the one way from text to <see cref="GrammarDefinition"/>.</summary>
public static class GrammarReader
{
    /// <summary>The greatest number of characters of a text: 1 Mi.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Reads a grammar; all its mistakes come at once, as diagnostics.</summary>
    public static GrammarReading Read(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        if (source.Content.Length > MaxLength)
        {
            diagnostics.ReportTooLarge(source.Content.Length, MaxLength);
            return new GrammarReading(source, null, [], diagnostics.InOrder(), Nothing);
        }

        var syntax = FileParser.Parse(source, diagnostics, out var broken);
        var typer = new GrammarTyper(diagnostics);
        var definition = typer.Type(syntax, broken);
        return diagnostics.HasErrors
            ? new GrammarReading(source, null, [], diagnostics.InOrder(), syntax)
            : new GrammarReading(source, definition, typer.Expectations, diagnostics.InOrder(), syntax);
    }

    /// <summary>Reads a file in UTF-8; a file that cannot be read is a diagnostic as well.</summary>
    public static GrammarReading ReadFile(string path)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size <= 4L * MaxLength) return Read(new SourceText(path, File.ReadAllText(path, Encoding.UTF8)));
            return Failed(path, bag => bag.ReportTooLarge(size, MaxLength));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Failed(path, bag => bag.ReportUnreadable(path, error.Message));
        }
    }

    private static GrammarFileSyntax Nothing => new([], [], null, null, [], []);

    private static GrammarReading Failed(string path, Action<DiagnosticBag> report)
    {
        var diagnostics = new DiagnosticBag();
        report(diagnostics);
        return new GrammarReading(new SourceText(path, ""), null, [], diagnostics.InOrder(), Nothing);
    }
}
