using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>Gives a nonterminal another name, wherever it stands.</summary>
internal static class Renaming
{
    /// <summary>The nonterminal with the new name in place of the old one.</summary>
    public static Nonterminal Rename(Nonterminal item, string old, string name) => new(
        item.Name == old ? name : item.Name, item.Type, [.. item.Productions.Select(rule => Rename(rule, old, name))]);

    // Made anew, because the list of holes belongs to the template.
    private static Production Rename(Production rule, string old, string name) =>
        new(Rename(rule.Template, old, name), rule.Cost, rule.IsCommutative, rule.Prior)
        {
            IsAssociative = rule.IsAssociative,
            IsIdempotent = rule.IsIdempotent,
            Condition = rule.Condition,
        };

    private static Term Rename(Term term, string old, string name) =>
        term.Operator != Operators.Hole
            ? term.WithChildren([.. term.Children.Select(child => Rename(child, old, name))])
        : term.Name == old ? Term.Hole(name, term.Type, term.Parameter, term.Layer)
        : term;
}
