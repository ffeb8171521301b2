using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>What came of reading a grammar file.</summary>
/// <param name="Source">The text, which <see cref="DiagnosticRenderer"/> needs.</param>
/// <param name="Definition">The grammar; null when there is an error.</param>
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
    /// <summary>The diagnostics for people; empty when there are none.</summary>
    public string Report() => DiagnosticRenderer.Render(Source, Diagnostics);
}
