using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Reads grammar files: the one way from text to <see cref="GrammarDefinition"/>.</summary>
public static class GrammarReader
{
    /// <summary>The greatest number of characters of a text: 1 Mi.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Reads a grammar; all its mistakes come at once, as diagnostics.</summary>
    /// <param name="source">The text; its imports are looked for beside its path first.</param>
    /// <param name="roots">Folders where imports are looked for next, in this order.</param>
    public static GrammarReading Read(SourceText source, params IReadOnlyList<string> roots) =>
        Read(source, roots, File.OpenRead);

    /// <summary>Reads a file in UTF-8; a file that cannot be read is a diagnostic as well.</summary>
    /// <param name="path">The file; its imports are looked for beside it first.</param>
    /// <param name="roots">Folders where imports are looked for next, in this order.</param>
    public static GrammarReading ReadFile(string path, params IReadOnlyList<string> roots)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(TextFile.Read(path, stream), roots);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var diagnostics = new DiagnosticBag();
            diagnostics.ReportUnreadable(path, error.Message);
            return new GrammarReading(
                new SourceText(path, ""), null, [], diagnostics.InOrder(), new GrammarFileSyntax());
        }
    }

    /// <summary>Reads a grammar whose imports are opened in another way.</summary>
    internal static GrammarReading Read(SourceText source, IReadOnlyList<string> roots, Func<string, Stream> open) =>
        new ImportLoader(roots, open).Read(source);
}
