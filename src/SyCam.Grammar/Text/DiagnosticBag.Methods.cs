using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Text;

/// <summary>The diagnostics of named methods and of names with parts.</summary>
internal sealed partial class DiagnosticBag
{
    /// <summary>A name with a dot or a place where the language has none.</summary>
    public void ReportNameForm(Identifier name, string kind) =>
        Error("SY0045", name.Span, $"`{Shorten(name.Text)}` cannot be the name of {kind}",
            name.Text.Contains('@') && kind != Typing.NameScope.Input
                ? "only inputs have a place after `@`"
                : "only methods have names with dots");

    /// <summary>A baseline that is not a map.</summary>
    public void ReportBaselineType(SourceSpan span, TermType found) =>
        Error("SY0070", span, $"a baseline is of type map, but this is of type {found.ToName()}");

    /// <summary>An alias that means something else already.</summary>
    public void ReportAlias(Identifier alias, string owner) =>
        Error("SY0074", alias.Span, $"`{Shorten(alias.Text)}` is already {owner}");

    /// <summary>The weights of a method that has none.</summary>
    public void ReportNoWeights(Identifier name, string method) =>
        Error("SY0073", name.Span,
            $"`{Shorten(method)}` has no weights: it is not a sum over channels of weights times activations",
            $"only methods such as `relu(sum_k(w * A))` have; write out what you need of `{method}`");
}
