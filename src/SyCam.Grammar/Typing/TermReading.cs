using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>What came of reading an expression.</summary>
/// <param name="Source">The text, which <see cref="DiagnosticRenderer"/> needs.</param>
/// <param name="Term">The term; null when there is an error.</param>
/// <param name="Diagnostics">The errors in the order of the text.</param>
public sealed record TermReading(SourceText Source, Term? Term, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The diagnostics for people; empty when there are none.</summary>
    public string Report() => DiagnosticRenderer.Render(Source, Diagnostics);
}
