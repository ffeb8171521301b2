using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Two terms over <see cref="RuleVariables"/> that are equal for all values that meet the conditions.</summary>
/// <param name="Name">The rule's name, unique in its file.</param>
/// <param name="Left">One side.</param>
/// <param name="Right">The other side.</param>
/// <param name="Conditions">Facts about the variables.</param>
/// <param name="Status">How well it is supported, or null where the file does not say.</param>
/// <param name="Span">Where it stands in the file; nowhere for a rule that was found.</param>
public sealed record TermRule(
    string Name, Term Left, Term Right, FactSet Conditions, RuleStatus? Status, SourceSpan Span = default)
{
    /// <summary>The statement as the language writes it, without name and status.</summary>
    public string Statement => $"{Left} == {Right}"
        + (Conditions.All.Count == 0 ? "" : $" under {Conditions}");

    /// <summary>The rule as the language writes it.</summary>
    public override string ToString() => $"{Name} : {Statement}{(Status is null ? "" : $" {Status}")}";
}
