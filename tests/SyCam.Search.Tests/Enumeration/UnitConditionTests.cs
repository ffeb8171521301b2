using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;

namespace SyCam.Search.Tests.Enumeration;

public class UnitConditionTests
{
    // M has unit a, y has unit 1/a, so that y * M is a number.
    private const string Sums = "E = M | y * M | E + E { comm } where unit(lhs) == unit(rhs)";

    [Fact]
    public void Values_of_different_units_are_not_added()
    {
        // n times M, and n times y * M, at cost 2n - 1 each.
        var maps = Run(Sums.Replace("y * M", "y * M cost 1", StringComparison.Ordinal), 7);
        Assert.Equal(
            ["2 * M", "2 * M * y", "3 * M", "3 * M * y", "4 * M", "4 * M * y", "M", "M * y"],
            maps.Select(map => map.Map.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_condition_refuses_is_not_built()
    {
        var grammar = Read(Sums.Replace("y * M", "y * M cost 1", StringComparison.Ordinal));
        var enumerator = new Enumerator(grammar, FactSet.None, 3);
        Assert.Equal(4, enumerator.Candidates(TestContext.Current.CancellationToken).Count());
        // The two leaves, and of their three unordered sums the two of one unit.
        Assert.Equal(4, enumerator.Counters.Built);
    }

    [Fact]
    public void The_same_value_by_derivations_of_different_units_is_kept_for_each_of_them()
    {
        // Z is M - M or y * M - y * M: 0 in unit a or as a number. Only the number fits beside y * M.
        var rules = """
            E = F cost 0
            F : map = y * M cost 1 | Z * F where unit(lhs) == unit(rhs) | Z + F where unit(lhs) == unit(rhs)
            Z : map = M - M cost 1 | y * M - y * M cost 2
            """;
        var maps = Run(rules, 5).Select(map => (map.Map.ToString(), map.Cost));
        Assert.Equal([("M * y", 1), ("0", 4)], maps);
    }

    [Fact]
    public void A_map_that_is_kept_for_two_units_is_one_candidate()
    {
        var maps = Run("E = M | y * M | E - E cost 1 where unit(lhs) == unit(rhs)", 7);
        Assert.Single(maps, map => map.Map.ToString() == "0");
    }

    [Theory]
    [InlineData("E = M | y * M | E + E { comm } where unit(lhs) == unit(rhs) | E * E")]
    [InlineData("E = M | y * M | E * E where unit(lhs) != 1 | relu(E) | E + E where unit(lhs) == unit(rhs)")]
    [InlineData("E = C * M where unit(lhs) == 1/a | E + C where unit(lhs) == unit(rhs)   "
        + "C : scalar = y cost 0 | div0(C, C) cost 1 | C * C")]
    public void The_candidates_are_the_values_of_all_derivations_that_meet_the_conditions(string rules)
    {
        const int MaxCost = 6;
        var grammar = Read(rules);
        var evaluator = new ProbeEvaluator(new ProbeSet(FactSet.None, seed: 77, count: 256));
        Fingerprint Value(Term map)
        {
            var values = new ProbeValues(evaluator.Probes.Length(TermType.Map));
            evaluator.Broadcast(map.Type, evaluator.Evaluate(map), TermType.Map, values);
            return values.Fingerprint;
        }

        var trees = Enumerable.Range(0, MaxCost + 1).SelectMany(cost => List(grammar, "E", cost)).Select(Value).ToHashSet();
        var found = new Enumerator(grammar, FactSet.None, MaxCost)
            .Candidates(TestContext.Current.CancellationToken).Select(item => Value(item.Map)).ToHashSet();
        Assert.True(trees.Count >= 3);
        Assert.True(trees.SetEquals(found));
    }

    private static List<Candidate> Run(string rules, int maxCost) =>
        [.. new Enumerator(Read(rules), FactSet.None, maxCost).Candidates(TestContext.Current.CancellationToken)];

    private static GrammarDefinition Read(string rules)
    {
        var reading = GrammarReader.Read(new SourceText("toy", $$"""
            syntax 1
            inputs { M : map unit a from fake   y : scalar unit 1/a }
            grammar E : map { {{rules}} }
            """));
        return reading.Definition ?? throw new InvalidOperationException(reading.Report());
    }

    // Every derivation tree, the plain way.
    private static IEnumerable<Term> List(GrammarDefinition grammar, string name, int cost) =>
        from production in grammar.Nonterminals.Single(rule => rule.Name == name).Productions
        from parts in Fill(grammar, [.. production.Holes.Select(hole => hole.Name)], cost - production.Cost)
        let term = Replace(production.Template, parts)
        where production.Condition is null || Holds(production.Condition.ToString(), term)
        select term;

    private static IEnumerable<Term[]> Fill(GrammarDefinition grammar, string[] holes, int cost)
    {
        if (cost < 0) return [];
        if (holes.Length == 0) return cost == 0 ? [[]] : [];
        return from first in Enumerable.Range(0, cost + 1)
               from part in holes.Length == 1 && first != cost ? [] : List(grammar, holes[0], first)
               from rest in Fill(grammar, holes[1..], cost - first)
               select (Term[])[part, .. rest];
    }

    private static Term Replace(Term template, Term[] parts) =>
        template.Operator == Operators.Hole ? parts[template.Parameter]
        : template.Children.IsEmpty ? template
        : template.WithChildren([.. template.Children.Select(child => Replace(child, parts))]);

    // The condition by its text, with the exponent of a worked out here; null is no unit.
    private static bool Holds(string condition, Term term)
    {
        var words = condition.Split(' ');
        int? Side(string word) => word switch
        {
            "unit(lhs)" => Exponent(term.Children[0]),
            "unit(rhs)" => Exponent(term.Children[1]),
            "1/a" => -1,
            _ => 0,
        };
        var left = Side(words[1]);
        return (left is not null && left == Side(words[3])) == (words[2] == "==");
    }

    private static int? Exponent(Term term)
    {
        if (term.Operator == Operators.Input) return term.Name == "M" ? 1 : -1;
        if (term.Operator == Operators.Constant) return 0;
        var parts = term.Children.Select(Exponent).ToList();
        if (parts.Contains(null)) return null;
        if (term.Operator == Operators.Add) return parts.Distinct().Count() == 1 ? parts[0] : null;
        if (term.Operator == Operators.Mul) return parts.Sum();
        return term.Operator == Operators.Div0 ? parts[0] - parts[1] : parts[0];
    }
}
