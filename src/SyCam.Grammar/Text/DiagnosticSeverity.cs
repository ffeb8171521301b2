namespace SyCam.Grammar.Text;

/// <summary>How bad a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The text can be used; something in it is probably not meant.</summary>
    Warning,

    /// <summary>The text cannot be used.</summary>
    Error,
}
