using SyCam.Grammar.Text;

namespace SyCam.Grammar.Targets;

/// <summary>What came of reading a target.</summary>
/// <param name="Source">The text, which <see cref="DiagnosticRenderer"/> needs.</param>
/// <param name="Target">The target; null when there is an error.</param>
/// <param name="Diagnostics">The errors in the order of the text.</param>
public sealed record TargetReading(
    SourceText Source, TargetExpression? Target, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The diagnostics for people; empty when there are none.</summary>
    public string Report() => DiagnosticRenderer.Render(Source, Diagnostics);
}
