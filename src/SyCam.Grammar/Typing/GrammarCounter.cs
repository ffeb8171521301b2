using System.Numerics;

namespace SyCam.Grammar.Typing;

/// <summary>
/// Counts the derivations of a grammar by cost before anything runs: every choice of alternatives counts by itself,
/// conditions on units are met, laws and constraints left aside. The search makes fewer terms; this is what it would
/// meet without its insights.
/// </summary>
public sealed class GrammarCounter
{
    private readonly UnitCounter? _byUnit;
    private readonly Dictionary<string, Nonterminal> _nonterminals;
    private readonly Dictionary<string, long> _least;
    private readonly Dictionary<string, List<BigInteger?>> _counts;

    /// <summary>A counter for a grammar; the counts are kept between calls.</summary>
    public GrammarCounter(GrammarDefinition grammar)
    {
        Start = grammar.Start.Name;
        _nonterminals = grammar.Nonterminals.ToDictionary(item => item.Name);
        _least = GrammarAnalysis.LeastCosts(grammar.Nonterminals);
        _counts = grammar.Nonterminals.ToDictionary(item => item.Name, _ => new List<BigInteger?>());
        if (grammar.HasConditions) _byUnit = new UnitCounter(grammar, _least);
    }

    /// <summary>The start symbol's name.</summary>
    public string Start { get; }

    /// <summary>The number of derivations of exactly each cost from 0 to <paramref name="maxCost"/>.</summary>
    /// <param name="maxCost">The greatest cost, at least 0.</param>
    /// <param name="nonterminal">What is derived; the start symbol when null.</param>
    public IReadOnlyList<BigInteger> CountByCost(int maxCost, string? nonterminal = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxCost);
        var name = nonterminal ?? Start;
        // Upwards, so that the recursion only ever goes through alternatives of cost 0.
        for (var cost = 0; cost <= maxCost; cost++)
            foreach (var item in _nonterminals.Keys) CountOf(item, cost);
        return [.. Enumerable.Range(0, maxCost + 1).Select(cost => CountOf(name, cost))];
    }

    private BigInteger CountOf(string name, int cost) => _byUnit?.Count(name, cost) ?? Count(name, cost);

    private BigInteger Count(string name, long cost)
    {
        if (cost < _least[name]) return 0;
        var known = _counts[name];
        while (known.Count <= cost) known.Add(null);
        if (known[(int)cost] is { } count) return count;
        BigInteger total = 0;
        foreach (var production in _nonterminals[name].Productions)
        {
            var holes = production.Holes.Select(hole => hole.Name).ToList();
            total += Fill(holes, 0, cost - production.Cost, holes.Sum(hole => _least[hole]));
        }

        known[(int)cost] = total;
        return total;
    }

    // The ways to fill the holes from the given one on at exactly this cost; least is what they cost together at least.
    private BigInteger Fill(List<string> holes, int first, long cost, long least)
    {
        if (cost < least) return 0;
        if (first == holes.Count) return cost == 0 ? 1 : 0;
        var own = _least[holes[first]];
        if (first == holes.Count - 1) return Count(holes[first], cost);
        BigInteger total = 0;
        for (var part = own; part <= cost - (least - own); part++)
        {
            var rest = Fill(holes, first + 1, cost - part, least - own);
            if (!rest.IsZero) total += Count(holes[first], part) * rest;
        }

        return total;
    }
}
