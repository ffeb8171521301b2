using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Tests.Support;

/// <summary>Lists every derivation tree of a grammar, the plain way: nothing is merged or normalised.</summary>
internal sealed class TreeLister(GrammarDefinition grammar)
{
    private readonly Dictionary<(string, int), List<Term>> _known = [];

    public IEnumerable<Term> UpTo(string nonterminal, int cost) =>
        Enumerable.Range(0, cost + 1).SelectMany(exact => Exactly(nonterminal, exact));

    private List<Term> Exactly(string nonterminal, int cost)
    {
        if (_known.TryGetValue((nonterminal, cost), out var known)) return known;
        var trees = new List<Term>();
        foreach (var production in grammar.Nonterminals.Single(rule => rule.Name == nonterminal).Productions)
        {
            foreach (var fillings in Fill([.. production.Holes.Select(hole => hole.Name)], cost - production.Cost))
                trees.Add(Replace(production.Template, fillings));
        }

        return _known[(nonterminal, cost)] = trees;
    }

    private IEnumerable<Term[]> Fill(string[] holes, int cost)
    {
        if (cost < 0) return [];
        if (holes.Length == 0) return cost == 0 ? [[]] : [];
        return from first in Enumerable.Range(0, cost + 1)
               from tree in holes.Length == 1 && first != cost ? [] : Exactly(holes[0], first)
               from rest in Fill(holes[1..], cost - first)
               select (Term[])[tree, .. rest];
    }

    private static Term Replace(Term template, Term[] fillings) =>
        template.Operator == Operators.Hole ? fillings[template.Parameter]
        : template.Children.IsEmpty ? template
        : template.WithChildren([.. template.Children.Select(child => Replace(child, fillings))]);
}
