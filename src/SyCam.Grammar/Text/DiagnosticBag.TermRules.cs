using SyCam.Grammar.Syntax;

namespace SyCam.Grammar.Text;

/// <summary>The diagnostics of the rules of the term algebra.</summary>
internal sealed partial class DiagnosticBag
{
    /// <summary>A rule with the same term on both sides.</summary>
    public void ReportSameSides(SourceSpan span) =>
        Error("SY0080", span, "both sides of this rule are the same term, so it says nothing");

    /// <summary>A condition on a variable that the rule does not have.</summary>
    public void ReportIdleCondition(Identifier variable) =>
        Error("SY0081", variable.Span, $"the rule has no variable `{Shorten(variable.Text)}`, so this says nothing");

    /// <summary>A hash of a query that is none.</summary>
    public void ReportQueryHash(Identifier hash) =>
        Error("SY0082", hash.Span, $"`{Shorten(hash.Text)}` is not the hash of a query",
            "it is written by `sycam rules learn`: hexadecimal digits, a to f in lower case");
}
