using System.Numerics;
using System.Text.RegularExpressions;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public partial class GrammarCounterTests
{
    public static TheoryData<string, int> Rules => new()
    {
        { "F : features = A | G", 4 },
        { "F : features = A | G | F * F | relu(F)", 7 },
        { "F : features = A cost 0 | G | F + F { comm assoc } | F^n for n in 2..3", 5 },
        { "F : features = A | C * F | div0(F, F)   C : channels = mean_p(F) | C * C cost 3", 9 },
        { "F : features = H cost 0 | A | H * F   H : features = G cost 2 | relu(F) cost 1", 8 },
        { "F : features = A | F + 2 * F * F | F + F - F cost 1", 8 },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_counts_are_those_of_listing_every_derivation(string rules, int maxCost)
    {
        var grammar = Toy.Read(rules);
        var listed = Enumerable.Range(0, maxCost + 1)
            .Select(cost => (BigInteger)List(grammar, grammar.Start.Name, cost, 40).Count);
        Assert.Equal(listed, new GrammarCounter(grammar).CountByCost(maxCost));
    }

    public static TheoryData<string, int> Conditions => new()
    {
        { "F : features = A | G | F + F where unit(lhs) == unit(rhs) | F * F", 7 },
        { "F : features = A | G | F + F where unit(lhs) != unit(rhs) | F^2", 7 },
        { "F : features = A cost 0 | G | F * F where unit(lhs) == 1 | A + F | div0(F, F) where unit(rhs) == a", 5 },
        { "F : features = A | C * F where unit(lhs) == 1/a   C : channels = mean_p(F) | sqrt(C) | softmax_k(C) cost 1", 7 },
        { "F : features = H cost 0 | A | H * F   H : features = G | F - F cost 1 where unit(lhs) == unit(rhs)", 7 },
        { "F : features = A | 2 * F where unit(rhs) != a^2 | A + F * G where unit(lhs) == unit(rhs) | F * (F * F)", 7 },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Conditions_on_units_leave_out_exactly_the_derivations_that_do_not_meet_them(string rules, int maxCost)
    {
        var grammar = UnitLister.Read(rules);
        var lister = new UnitLister(grammar);
        var listed = Enumerable.Range(0, maxCost + 1).Select(cost => (BigInteger)lister.List("Cam", cost).Count).ToList();
        Assert.Equal(listed, new GrammarCounter(grammar).CountByCost(maxCost));
        // The conditions leave something out, and leave something.
        var free = new GrammarCounter(UnitLister.Read(WithoutConditions().Replace(rules, ""))).CountByCost(maxCost);
        Assert.InRange(listed.Aggregate((a, b) => a + b), 1, free.Aggregate((a, b) => a + b) - 1);
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_term_is_derived_at_a_cost_exactly_when_it_is_listed_at_it(string rules, int maxCost)
    {
        var grammar = UnitLister.Read(rules);
        var free = new UnitLister(UnitLister.Read(WithoutConditions().Replace(rules, "")));
        var lister = new UnitLister(grammar);
        var finder = new DerivationFinder(grammar);
        var derived = Enumerable.Range(0, maxCost)
            .SelectMany(cost => lister.List("Cam", cost).Select(item => (item.Term, cost)))
            .GroupBy(item => Flat(item.Term)).ToDictionary(group => group.Key, group => group.Min(item => item.cost));
        var all = Enumerable.Range(0, maxCost).SelectMany(cost => free.List("Cam", cost)).Select(item => item.Term)
            .DistinctBy(Flat).Take(500);
        Assert.All(all, term =>
        {
            var cost = finder.LeastCost(term);
            if (derived.TryGetValue(Flat(term), out var expected)) Assert.Equal(expected, cost);
            else Assert.True(cost is null || cost >= maxCost, $"{term} at {cost}");
        });
    }

    // Sums and products in any order and grouping are one.
    private static string Flat(Term term)
    {
        if (term.Children.IsEmpty) return term.ToString();
        var isBag = term.Operator == Operators.Add || term.Operator == Operators.Mul;
        var parts = isBag
            ? Parts(term, term.Operator).Select(Flat).Order(StringComparer.Ordinal)
            : term.Children.Select(Flat);
        return FormattableString.Invariant($"{term.Operator}{term.Parameter}({string.Join(",", parts)})");
    }

    private static IEnumerable<Term> Parts(Term term, Operator op) =>
        term.Operator == op ? term.Children.SelectMany(child => Parts(child, op)) : [term];

    [GeneratedRegex(@" where unit\(\w+\) (==|!=) (unit\(\w+\)|[\w/^]+)")]
    private static partial Regex WithoutConditions();

    // Catalan numbers: F = A | F + F at cost 1 each has Catalan(n) trees with n sums, at cost 2n + 1.
    [Fact]
    public void Binary_trees_are_counted_by_the_Catalan_numbers()
    {
        var counts = new GrammarCounter(Toy.Read("F : features = A | F + F")).CountByCost(13);
        Assert.Equal([1, 1, 2, 5, 14, 42, 132], counts.Where((_, cost) => cost % 2 == 1).Select(count => (int)count));
        Assert.All(counts.Where((_, cost) => cost % 2 == 0), count => Assert.Equal(0, count));
    }

    [Fact]
    public void Large_counts_are_exact()
    {
        // Catalan(99), from the closed form (2n)! / ((n+1)! n!).
        BigInteger catalan = 1;
        for (var i = 1; i <= 99; i++) catalan = catalan * (99 + i) / i;
        catalan /= 100;
        Assert.Equal(catalan, new GrammarCounter(Toy.Read("F : features = A | F + F")).CountByCost(199)[199]);
    }

    [Fact]
    public void Counts_of_another_nonterminal_can_be_asked_for()
    {
        var grammar = Toy.Read("F : features = A | C * F   C : channels = mean_p(F)");
        Assert.Equal([0, 0, 1], new GrammarCounter(grammar).CountByCost(2, "C"));
    }

    // Every derivation written out in full, so that different ones are different texts.
    private static HashSet<string> List(GrammarDefinition grammar, string name, int cost, int depth)
    {
        var all = new HashSet<string>();
        if (cost < 0 || depth == 0) return all;
        var productions = grammar.Nonterminals.Single(item => item.Name == name).Productions;
        for (var i = 0; i < productions.Count; i++)
        {
            List<(string Text, int Left)> partial = [($"{name}{i}", cost - productions[i].Cost)];
            foreach (var hole in productions[i].Holes)
            {
                partial =
                [
                    .. from item in partial
                       from used in Enumerable.Range(0, Math.Max(0, item.Left + 1))
                       from part in List(grammar, hole.Name, used, depth - 1)
                       select ($"{item.Text}({part})", item.Left - used),
                ];
            }

            all.UnionWith(partial.Where(item => item.Left == 0).Select(item => item.Text));
        }

        return all;
    }
}
