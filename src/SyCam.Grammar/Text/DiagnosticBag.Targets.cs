using SyCam.Grammar.Syntax;
using SyCam.Grammar.Targets;

namespace SyCam.Grammar.Text;

/// <summary>The diagnostics of targets.</summary>
internal sealed partial class DiagnosticBag
{
    /// <summary>A word that targets do not know.</summary>
    /// <param name="name">The word.</param>
    /// <param name="named">The names that the file gives to targets.</param>
    public void ReportUnknownTarget(Identifier name, IEnumerable<string> named)
    {
        var known = TargetScalars.All.SelectMany(row => row.Alias is null ? [row.Word] : new[] { row.Word, row.Alias })
            .Concat(TargetFunctions.All.Select(function => function.ToName())).Concat(named).Distinct().ToList();
        var forms = TargetScalars.All.Select(row => row.Form)
            .Concat(TargetFunctions.All.Select(function => $"{function.ToName()}(x)"));
        Error("SY0080", name.Span, $"a target has no `{Shorten(name.Text)}`",
            Suggestion(name.Text, known) ?? $"a target is made of {string.Join(", ", forms)}, numbers and + - * /");
    }

    /// <summary>A word of a target with too few or too many values in parentheses.</summary>
    public void ReportTargetArgument(SourceSpan span, string word, string form) =>
        Error("SY0081", span, $"`{word}` of a target is written `{form}`");

    /// <summary>A class or a rank that is no whole number in its range.</summary>
    public void ReportTargetIndex(SourceSpan span, string what, int least) =>
        Error("SY0082", span, $"{what} is a whole number from {least} on");

    /// <summary>A construct of expressions that targets lack.</summary>
    public void ReportNoTargetSyntax(SourceSpan span, string what, string hint) =>
        Error("SY0083", span, $"a target has no {what}", hint);

    /// <summary>A division by the number 0.</summary>
    public void ReportTargetDivision(SourceSpan span) => Error("SY0084", span, "a target cannot be divided by 0");

    /// <summary>A target without any value of the network.</summary>
    public void ReportConstantTarget(SourceSpan span) =>
        Error("SY0085", span, "this target is a number, the same for every image", "the usual target is `y`");

    /// <summary>A target that is too long to be worked on.</summary>
    public void ReportLongTarget(SourceSpan span, int limit) =>
        Error("SY0086", span, $"a target has at most {limit} parts");
}
