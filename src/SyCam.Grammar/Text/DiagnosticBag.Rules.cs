using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Text;

/// <summary>The diagnostics of grammars that extend others.</summary>
internal sealed partial class DiagnosticBag
{
    /// <summary>A grammar to extend that no import brings.</summary>
    public void ReportNoBase(Identifier name, IReadOnlyList<string> known)
    {
        Error("SY0020", name.Span, $"there is no imported grammar `{Shorten(name.Text)}`",
            known.Count == 0 ? "import the file that has it" : Suggestion(name.Text, known));
        MissesNames = true;
    }

    /// <summary>An alternative to drop that the rule does not have.</summary>
    public void ReportNoAlternative(SourceSpan span, string nonterminal) =>
        Error("SY0062", span, $"`{Shorten(nonterminal)}` has no such alternative",
            "an alternative is dropped as it is written, with its operands in their order");

    /// <summary>A drop that leaves a rule without alternatives.</summary>
    public void ReportEmptied(Identifier nonterminal) =>
        Error("SY0063", nonterminal.Span, $"this leaves `{Shorten(nonterminal.Text)}` without alternatives",
            $"write `drop {Shorten(nonterminal.Text)}` to drop the rule");

    /// <summary>A dropped rule that another one uses.</summary>
    public void ReportDroppedInUse(Identifier nonterminal, string user) =>
        Error("SY0064", nonterminal.Span, $"`{Shorten(nonterminal.Text)}` is dropped, but `{Shorten(user)}` uses it");

    /// <summary>A start symbol that is dropped and not defined anew.</summary>
    public void ReportDroppedStart(Identifier nonterminal) => Error("SY0064", nonterminal.Span,
        $"`{Shorten(nonterminal.Text)}` is dropped, but every derivation begins with it");

    /// <summary>A rule of another type than that of the grammar which is extended.</summary>
    public void ReportRuleType(SourceSpan span, string nonterminal, TermType inherited) =>
        Error("SY0065", span, $"`{Shorten(nonterminal)}` is of type {inherited.ToName()} already");

    /// <summary>A drop in a grammar that extends none.</summary>
    public void ReportDropAlone(SourceSpan span) =>
        Error("SY0066", span, "only a grammar that extends another can drop something");
}
