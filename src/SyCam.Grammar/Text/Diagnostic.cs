namespace SyCam.Grammar.Text;

/// <summary>A mistake in a text, as a value.</summary>
/// <param name="Code">The stable code, such as <c>SY0012</c>; grammars/README.md lists them.</param>
/// <param name="Severity">Whether the text can still be used.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Message">What is wrong, in one sentence without a full stop.</param>
/// <param name="Hint">What would mend it, or null.</param>
public sealed record Diagnostic(
    string Code, DiagnosticSeverity Severity, SourceSpan Span, string Message, string? Hint = null);
