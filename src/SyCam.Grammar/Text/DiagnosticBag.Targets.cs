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
            .Concat(TargetForms.All.Select(form => form.Word))
            .Concat(TargetFunctions.All.Select(function => function.ToName())).Concat(named).Distinct().ToList();
        var forms = TargetScalars.All.Select(row => row.Form).Concat(TargetForms.All.Select(form => form.Word))
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

    /// <summary>What is no reference of a comparison.</summary>
    public void ReportTargetReference(SourceSpan span, string word) => Error(
        "SY0087", span, $"`{word}` compares with the logits of classes",
        $"write {string.Join(", ", TargetForms.References.Select(row => row.Form))}, or the number of the closest classes");

    /// <summary>A number of references out of its range.</summary>
    public void ReportTargetReferences(SourceSpan span, int most) =>
        Error("SY0088", span, $"the number of the closest classes is a whole number from 1 to {most}");

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
