using System.Numerics;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>
/// Counts derivations by cost and by the unit of what they derive, for grammars with conditions on units: whether two
/// parts fit depends on their units alone.
/// </summary>
internal sealed class UnitCounter(GrammarDefinition grammar, IReadOnlyDictionary<string, long> least)
{
    private readonly Dictionary<string, Nonterminal> _nonterminals =
        grammar.Nonterminals.ToDictionary(item => item.Name);

    private readonly Dictionary<string, Unit?> _inputs =
        grammar.Inputs.ToDictionary(item => item.Name, item => item.Unit);

    private readonly Dictionary<(string Name, int Cost), Dictionary<Unit, BigInteger>> _counts = [];

    /// <summary>The number of derivations of exactly a cost, by unit; to be asked for rising costs.</summary>
    public IReadOnlyDictionary<Unit, BigInteger> Count(string name, int cost)
    {
        if (_counts.TryGetValue((name, cost), out var counts)) return counts;
        counts = [];
        if (cost >= least[name])
        {
            foreach (var production in _nonterminals[name].Productions)
                Fill(production, new Unit[production.Holes.Count], 0, cost - production.Cost, BigInteger.One, counts);
        }

        return _counts[(name, cost)] = counts;
    }

    // Goes through the units of what fills the holes from the given one on, at exactly this cost together.
    private void Fill(
        Production production, Unit[] units, int hole, int cost, BigInteger ways, Dictionary<Unit, BigInteger> counts)
    {
        var holes = production.Holes;
        if (hole == holes.Count)
        {
            if (cost == 0 && UnitOf(production, units) is { } unit)
                counts[unit] = counts.GetValueOrDefault(unit) + ways;
            return;
        }

        var later = holes.Skip(hole + 1).Sum(item => least[item.Name]);
        var first = hole == holes.Count - 1 ? cost : least[holes[hole].Name];
        for (var part = (int)Math.Max(0, first); part <= cost - later; part++)
        {
            foreach (var (unit, count) in Count(holes[hole].Name, part))
            {
                units[hole] = unit;
                Fill(production, units, hole + 1, cost - part, ways * count, counts);
            }
        }
    }

    // The unit of the filled template; null when the condition does not hold.
    private Unit? UnitOf(Production production, Unit[] units)
    {
        Unit? Leaf(Term leaf) => leaf.Operator == Operators.Hole ? units[leaf.Parameter] : _inputs[leaf.Name];
        var template = production.Template;
        var fits = production.Condition is not { } condition || condition.Holds(
            Units.Of(template.Children[0], Leaf)!, Units.Of(template.Children[1], Leaf)!);
        return fits ? Units.Of(template, Leaf) : null;
    }
}
