using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>The variables of rules. One of a type stands for any term whose value has no other axes than the type's.
/// </summary>
public static class RuleVariables
{
    /// <summary>All variables: <c>x</c>, <c>y</c>, <c>z</c> for features, <c>c</c>, <c>d</c> for channels, <c>m</c>,
    /// <c>n</c> for maps and <c>s</c>, <c>t</c> for scalars.</summary>
    public static IReadOnlyList<Term> All { get; } =
    [
        Term.Input("x", TermType.Features), Term.Input("y", TermType.Features), Term.Input("z", TermType.Features),
        Term.Input("c", TermType.Channels), Term.Input("d", TermType.Channels),
        Term.Input("m", TermType.Map), Term.Input("n", TermType.Map),
        Term.Input("s", TermType.Scalar), Term.Input("t", TermType.Scalar),
    ];

    /// <summary>The variable of a name, or null.</summary>
    public static Term? Find(string name) => All.FirstOrDefault(variable => variable.Name == name);
}
