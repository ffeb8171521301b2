using System.Numerics;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>
/// Counts derivations by cost and by the unit of what they derive, for grammars with conditions on units: whether two
/// parts fit depends on their units alone. Units are numbered, because the same ones are combined at every cost.
/// </summary>
internal sealed class UnitCounter(GrammarDefinition grammar, IReadOnlyDictionary<string, long> least)
{
    private const int Refused = -1;

    private readonly Dictionary<string, Nonterminal> _nonterminals =
        grammar.Nonterminals.ToDictionary(item => item.Name);

    private readonly Dictionary<string, Unit?> _inputs =
        grammar.Inputs.ToDictionary(item => item.Name, item => item.Unit);

    private readonly List<Unit> _units = [];
    private readonly Dictionary<Unit, int> _numbers = [];
    private readonly Dictionary<Production, Dictionary<(int, int), int>> _results =
        new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<(string Name, int Cost), Dictionary<int, BigInteger>> _counts = [];

    /// <summary>The number of derivations of exactly a cost; to be asked for rising costs.</summary>
    public BigInteger Count(string name, int cost) =>
        CountByUnit(name, cost).Values.Aggregate(BigInteger.Zero, (sum, count) => sum + count);

    private Dictionary<int, BigInteger> CountByUnit(string name, int cost)
    {
        if (_counts.TryGetValue((name, cost), out var counts)) return counts;
        counts = [];
        if (cost >= least[name])
        {
            foreach (var production in _nonterminals[name].Productions)
                Fill(production, new int[production.Holes.Count], 0, cost - production.Cost, BigInteger.One, counts);
        }

        return _counts[(name, cost)] = counts;
    }

    // Goes through the units of what fills the holes from the given one on, at exactly this cost together.
    private void Fill(
        Production production, int[] units, int hole, int cost, BigInteger ways, Dictionary<int, BigInteger> counts)
    {
        var holes = production.Holes;
        if (hole == holes.Count)
        {
            if (cost == 0 && Result(production, units) is var unit and not Refused)
                counts[unit] = counts.GetValueOrDefault(unit) + ways;
            return;
        }

        var later = holes.Skip(hole + 1).Sum(item => least[item.Name]);
        var first = hole == holes.Count - 1 ? cost : least[holes[hole].Name];
        for (var part = (int)Math.Max(0, first); part <= cost - later; part++)
        {
            foreach (var (unit, count) in CountByUnit(holes[hole].Name, part))
            {
                units[hole] = unit;
                Fill(production, units, hole + 1, cost - part, ways * count, counts);
            }
        }
    }

    private int Result(Production production, int[] units)
    {
        if (units.Length is 0 or > 2) return UnitOf(production, units);
        if (!_results.TryGetValue(production, out var known)) _results[production] = known = [];
        var key = (units[0], units[^1]);
        return known.TryGetValue(key, out var result) ? result : known[key] = UnitOf(production, units);
    }

    // The number of the filled template's unit, or that the condition does not hold.
    private int UnitOf(Production production, int[] units)
    {
        Unit? Leaf(Term leaf) =>
            leaf.Operator == Operators.Hole ? _units[units[leaf.Parameter]] : _inputs[leaf.Name];
        var template = production.Template;
        var fits = production.Condition is not { } condition || condition.Holds(
            Units.Of(template.Children[0], Leaf)!, Units.Of(template.Children[1], Leaf)!);
        return fits ? NumberOf(Units.Of(template, Leaf)!) : Refused;
    }

    private int NumberOf(Unit unit)
    {
        if (!_numbers.TryGetValue(unit, out var number))
        {
            _numbers.Add(unit, number = _units.Count);
            _units.Add(unit);
        }

        return number;
    }
}
