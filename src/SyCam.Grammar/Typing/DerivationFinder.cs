using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>
/// Says whether a grammar derives a term, and at what cost: sums and products match in any order and grouping, all else
/// must stand as it is written. Conditions on units are met; constraints are left aside.
/// </summary>
public sealed class DerivationFinder(GrammarDefinition grammar)
{
    private const int MaxSplit = 12;
    private readonly Dictionary<Term, Dictionary<string, int>> _known = [];
    private readonly Dictionary<string, Unit?> _units =
        grammar.Inputs.ToDictionary(item => item.Name, item => item.Unit);


    /// <summary>The least cost at which the start symbol derives the term; null when it does not.</summary>
    public int? LeastCost(Term term) => CostsOf(term).TryGetValue(grammar.Start.Name, out var cost) ? cost : null;

    private Dictionary<string, int> CostsOf(Term term)
    {
        if (_known.TryGetValue(term, out var costs)) return costs;
        costs = [];
        foreach (var nonterminal in grammar.Nonterminals)
        {
            foreach (var production in nonterminal.Productions.Where(item => !IsRenaming(item)))
            {
                var found = production.RepeatsHoles
                    ? MatchRepeated(production.Template, term, [])
                    : Match(production.Template, term, production.Condition);
                if (found is { } cost)
                    Improve(costs, nonterminal.Name, cost + production.Cost);
            }
        }

        // Alternatives that are one nonterminal alone match the same term, so they come after all others.
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var nonterminal in grammar.Nonterminals)
            {
                foreach (var production in nonterminal.Productions.Where(IsRenaming))
                {
                    if (costs.TryGetValue(production.Template.Name, out var cost))
                        changed |= Improve(costs, nonterminal.Name, cost + production.Cost);
                }
            }
        }

        return _known[term] = costs;
    }

    private static bool IsRenaming(Production production) => production.Template.Operator == Operators.Hole;

    private static bool Improve(Dictionary<string, int> costs, string name, int cost)
    {
        if (costs.TryGetValue(name, out var known) && known <= cost) return false;
        costs[name] = cost;
        return true;
    }

    // What fills the template's holes costs so much at least, or null when the template does not match.
    private int? Match(Term template, Term term, UnitCondition? condition = null)
    {
        if (template.Operator == Operators.Hole)
            return CostsOf(term).TryGetValue(template.Name, out var cost) ? cost : null;
        if (template.Operator != term.Operator || template.Parameter != term.Parameter) return null;
        if (template.Children.IsEmpty) return template == term ? 0 : null;
        if (template.Children.Length == 2 && IsBag(template)) return MatchBag(template, term, condition);
        if (template.Children.Length != term.Children.Length) return null;
        if (condition is not null && !Meets(condition, term.Children[0], term.Children[1])) return null;
        int? total = 0;
        for (var i = 0; total is not null && i < template.Children.Length; i++)
            total += Match(template.Children[i], term.Children[i]);
        return total;
    }

    // The same for a template in which a hole stands several times: one term fills all of them, and costs once. Sums and products
    // are matched as they are written.
    private int? MatchRepeated(Term template, Term term, Dictionary<int, Term> bound)
    {
        if (template.Operator == Operators.Hole)
        {
            if (bound.TryGetValue(template.Parameter, out var filled)) return filled == term ? 0 : null;
            bound.Add(template.Parameter, term);
            return CostsOf(term).TryGetValue(template.Name, out var cost) ? cost : null;
        }

        if (template.Operator != term.Operator || template.Parameter != term.Parameter
            || template.Children.Length != term.Children.Length) return null;
        if (template.Children.IsEmpty) return template == term ? 0 : null;
        int? total = 0;
        for (var i = 0; total is not null && i < template.Children.Length; i++)
            total += MatchRepeated(template.Children[i], term.Children[i], bound);
        return total;
    }

    private int? MatchBag(Term template, Term term, UnitCondition? condition)
    {
        List<Term> parts = [.. Flat(term, term.Operator)];
        if (parts.Count > MaxSplit) return null;
        int? best = null;
        for (var chosen = 1; chosen < (1 << parts.Count) - 1; chosen++)
        {
            var (first, second) = (Join(term.Operator, parts, chosen), Join(term.Operator, parts, ~chosen));
            var left = Match(template.Children[0], first);
            if (left is null || (condition is not null && !Meets(condition, first, second))) continue;
            var both = left + Match(template.Children[1], second);
            if (both is not null && (best is null || both < best)) best = both;
        }

        return best;
    }

    // A baseline may use inputs without a unit; then nothing is known of its parts.
    private bool Meets(UnitCondition condition, Term lhs, Term rhs) =>
        UnitOf(lhs) is { } left && UnitOf(rhs) is { } right && condition.Holds(left, right);

    private Unit? UnitOf(Term term) => Units.Of(term, leaf => _units.GetValueOrDefault(leaf.Name));

    private static bool IsBag(Term term) => term.Operator == Operators.Add || term.Operator == Operators.Mul;

    private static IEnumerable<Term> Flat(Term term, Operator op) => term.Operator == op
        ? term.Children.SelectMany(child => Flat(child, op))
        : [term];

    private static Term Join(Operator op, List<Term> parts, int chosen)
    {
        List<Term> taken = [.. parts.Where((_, index) => (chosen & (1 << index)) != 0)];
        return taken.Count == 1 ? taken[0] : Term.Of(op, [.. taken]);
    }
}
