namespace SyCam.Grammar.Text;

/// <summary>What was reported of one file.</summary>
/// <param name="Source">The file's text.</param>
/// <param name="Diagnostics">Errors and warnings in the order of the text.</param>
public sealed record FileDiagnostics(SourceText Source, IReadOnlyList<Diagnostic> Diagnostics);
