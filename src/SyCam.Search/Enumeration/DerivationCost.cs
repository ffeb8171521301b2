using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Enumeration;

/// <summary>What a given expression costs in a grammar, without enumerating: the least cost of deriving it as it is
/// written, up to the order and grouping of sums and products.</summary>
public sealed class DerivationCost
{
    private const int Never = int.MaxValue;

    private readonly GrammarDefinition _grammar;
    private readonly Dictionary<string, Nonterminal> _nonterminals;
    private readonly Dictionary<(string Nonterminal, Term Term), int> _known = [];

    private DerivationCost(GrammarDefinition grammar)
    {
        _grammar = grammar;
        _nonterminals = grammar.Nonterminals.ToDictionary(nonterminal => nonterminal.Name);
    }

    /// <summary>The least cost at which the start symbol derives the term; null when it does not.</summary>
    public static int? Of(Term term, GrammarDefinition grammar)
    {
        var cost = new DerivationCost(grammar).Derive(grammar.Start.Name, term);
        return cost == Never ? null : cost;
    }

    /// <summary>The cost by the operator table and the declared inputs, for what the grammar does not derive: one use
    /// of an operator for each operand after the first, nothing for a factor that is a number.</summary>
    public static int ByOperators(Term term, GrammarDefinition grammar)
    {
        if (term.Operator == Operators.Input)
            return grammar.Inputs.FirstOrDefault(input => input.Name == term.Name)?.Cost ?? 1;
        if (term.Operator == Operators.Constant) return 1;
        var operands = term.Operator == Operators.Mul
            ? term.Children.Where(child => child.Operator != Operators.Constant).ToList()
            : [.. term.Children];
        var uses = term.Operator.MaxArity == int.MaxValue ? Math.Max(operands.Count - 1, 0) : 1;
        return (uses * term.Operator.Cost) + operands.Sum(operand => ByOperators(operand, grammar));
    }

    private int Derive(string nonterminal, Term term)
    {
        if (_known.TryGetValue((nonterminal, term), out var known)) return known;

        // While this is being answered it counts as impossible: a derivation through itself is never the cheapest.
        _known[(nonterminal, term)] = Never;
        var least = Never;
        foreach (var production in _nonterminals[nonterminal].Productions)
            least = Math.Min(least, Plus(production.Cost, Match(production.Template, term)));
        return _known[(nonterminal, term)] = least;
    }

    private int Match(Term template, Term term)
    {
        if (template.Operator == Operators.Hole)
            return template.Type == term.Type || _grammar.Start.Name == template.Name
                ? Derive(template.Name, term)
                : Never;
        if (template.Operator == Operators.Mul && term.Operator == Operators.Pow) return MatchPower(template, term);
        if (template.Operator != term.Operator || template.Parameter != term.Parameter
            || template.Name != term.Name || template.Value != term.Value) return Never;
        if (template.Operator == Operators.Add || template.Operator == Operators.Mul)
            return MatchParts([.. template.Children], template.Operator, [.. term.Children]);
        var sum = 0;
        for (var i = 0; i < term.Children.Length && sum != Never; i++)
            sum = Plus(sum, Match(template.Children[i], term.Children[i]));
        return sum;
    }

    private int MatchPower(Term template, Term power)
    {
        var factors = Enumerable.Repeat(power.Children[0], power.Parameter).ToArray();
        return MatchParts([.. template.Children], Operators.Mul, factors);
    }

    private int MatchParts(Term[] templates, Operator op, Term[] operands)
    {
        if (templates.Length > operands.Length) return Never;
        if (templates.Length == 1) return Match(templates[0], TermMatcher.Join(op, operands));
        var least = Never;
        foreach (var (taken, others) in TermMatcher.Splits(operands))
        {
            var first = Match(templates[0], TermMatcher.Join(op, taken));
            if (first < least) least = Math.Min(least, Plus(first, MatchParts(templates[1..], op, others)));
        }

        return least;
    }

    private static int Plus(int a, int b) => a == Never || b == Never ? Never : a + b;
}
