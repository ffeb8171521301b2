using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>What came of reading a grammar file.</summary>
/// <param name="Source">The text, which <see cref="DiagnosticRenderer"/> needs.</param>
/// <param name="Definition">The grammar, or the library; null when there is an error.</param>
/// <param name="Expectations">The tests of the grammar itself; empty when there is an error.</param>
/// <param name="Diagnostics">Errors and warnings in the order of the text.</param>
/// <param name="Syntax">All that could be read, as it was written.</param>
public sealed record GrammarReading(
    SourceText Source,
    GrammarDefinition? Definition,
    IReadOnlyList<Expectation> Expectations,
    IReadOnlyList<Diagnostic> Diagnostics,
    GrammarFileSyntax Syntax)
{
    /// <summary>The diagnostics of the imported files that have errors.</summary>
    public IReadOnlyList<FileDiagnostics> Imported { get; init; } = [];

    /// <summary>The diagnostics for people, those of the file first; empty when there are none.</summary>
    public string Report() => DiagnosticRenderer.Render(Source, Diagnostics)
        + string.Concat(Imported.Select(item => DiagnosticRenderer.Render(item.Source, item.Diagnostics)));

    /// <summary>This reading where rules to search are needed: that of a library then has an error.</summary>
    public GrammarReading NeedsRules()
    {
        if (Definition is not { IsLibrary: true }) return this;
        var diagnostics = new DiagnosticBag();
        diagnostics.ReportMissingBlock(
            "grammar", "add `grammar Cam : map { ... }`, or import this file into one that has it");
        return this with
        {
            Definition = null,
            Expectations = [],
            Diagnostics = [.. Diagnostics, .. diagnostics.InOrder()],
        };
    }
}
