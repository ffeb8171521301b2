using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;
using static SyCam.Search.Tests.Support.TestGrammars;

namespace SyCam.Search.Tests.Enumeration;

public sealed class EnumeratorTests
{
    [Fact]
    public void Sums_of_two_inputs_are_counted_by_how_often_each_occurs()
    {
        // E = M | y * M | E + E, all of cost 1: a*M + b*y*M with a + b leaves costs 2*(a + b) - 1, so the costs
        // 1, 3, 5, 7 have n + 1 maps with n = 1, 2, 3, 4 leaves.
        var grammar = Toy([Rule(M, 1), Rule(Mul(Y, M), 1), Rule(Add(Hole(0), Hole(1)), 1, commutes: true)]);

        var counts = Run(grammar, 7).CountBy(candidate => candidate.Cost).OrderBy(pair => pair.Key);

        Assert.Equal([new(1, 2), new(3, 3), new(5, 4), new(7, 5)], counts);
    }

    // max(x, y) of M and y * M: each alone twice over, and their maximum, which has one value in either order.
    [Fact]
    public void A_hole_that_stands_several_times_is_filled_by_one_term()
    {
        var greatest = Add(Hole(0), Relu(Sub(Hole(1), Hole(0))));
        var grammar = Toy([Rule(M, 0), Rule(Mul(Y, M), 0), Rule(greatest, 1)]);

        var found = Run(grammar, 1);

        Assert.Equal([0, 0, 1], found.Select(candidate => candidate.Cost));
    }

    [Fact]
    public void Candidates_come_by_rising_cost_and_twice_in_the_same_order()
    {
        var first = Run(Gradient(), 6);
        var second = Run(Gradient(), 6);

        Assert.Equal(first.Select(candidate => candidate.Cost).Order(), first.Select(candidate => candidate.Cost));
        Assert.Equal(first, second);
        Assert.Equal(first.Count, first.Select(candidate => candidate.Map).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_tree_of_the_grammar_has_its_value_among_the_candidates(bool positive)
    {
        // Another way to the same set: all derivation trees up to a cost, none merged, by their values on other probes.
        var facts = positive ? new FactSet(APositive) : FactSet.None;
        var grammar = Gradient() with { Constraints = GrammarConstraints.None };
        var evaluator = new ProbeEvaluator(new ProbeSet(facts, seed: 77, count: 256));
        Fingerprint Value(Term map)
        {
            var values = new ProbeValues(evaluator.Probes.Length(TermType.Map));
            evaluator.Broadcast(map.Type, evaluator.Evaluate(map), TermType.Map, values);
            return values.Fingerprint;
        }

        var trees = new TreeLister(grammar).UpTo("Cam", 5).Select(Value).ToHashSet();
        var candidates = Run(grammar, 5, facts).Select(candidate => Value(candidate.Map)).ToList();

        Assert.Equal(candidates.Count, candidates.Distinct().Count());
        Assert.Equal(trees.Order(Comparer<Fingerprint>.Create((a, b) => (a.High, a.Low).CompareTo((b.High, b.Low)))),
            candidates.Order(Comparer<Fingerprint>.Create((a, b) => (a.High, a.Low).CompareTo((b.High, b.Low)))));
    }

    [Fact]
    public void The_cheapest_term_stands_for_its_class()
    {
        // relu(M) + relu(-M) and abs(M): the same values at costs 6 and 2.
        var grammar = Toy(
        [
            Rule(M, 1), Rule(Neg(Hole(0)), 1), Rule(Relu(Hole(0)), 1), Rule(Abs(Hole(0)), 1),
            Rule(Add(Hole(0), Hole(1)), 1, commutes: true),
        ]);

        var maps = Run(grammar, 6).Select(candidate => candidate.Map.ToString()).ToList();

        Assert.Contains("abs(M)", maps);
        Assert.DoesNotContain("relu(M) + relu(-M)", maps);
    }

    [Fact]
    public void The_derived_expression_has_the_values_of_the_map_and_the_type_of_a_map()
    {
        var facts = new FactSet(APositive, GFlat);
        var evaluator = new ProbeEvaluator(new ProbeSet(facts, seed: 5));
        foreach (var candidate in Run(Gradient(), 5, facts))
        {
            var values = new ProbeValues(evaluator.Probes.Length(TermType.Map));
            evaluator.Broadcast(candidate.Map.Type, evaluator.Evaluate(candidate.Map), TermType.Map, values);
            Assert.Equal(TermType.Map, candidate.Derived.Type);
            Assert.Equal(evaluator.Evaluate(candidate.Derived).Fingerprint, values.Fingerprint);
        }
    }

    [Fact]
    public void Constraints_leave_out_exactly_what_they_exclude()
    {
        var square = Rule(Pow(Hole(0), 2), 1);
        Production[] rules = [Rule(M, 1), Rule(Mul(Y, M), 1), Rule(Relu(Hole(0)), 1), square,
            Rule(Div0(Hole(0), Hole(1)), 2)];
        var x0 = Term.Hole("x", TermType.Map, 0);
        var x1 = Term.Hole("x", TermType.Map, 1);
        var all = Maps(GrammarConstraints.None);

        Assert.Contains("div0(M, M)", all);
        AssertLeavesOut(
            GrammarConstraints.None with { Forbidden = [Div0(x0, x1)] },
            map => map is "div0(M, M)" or "div0(M * y, M * y)");
        AssertLeavesOut(GrammarConstraints.None with { RequiredInputs = ["y"] }, map => !map.Contains('y'));
        AssertLeavesOut(GrammarConstraints.None with { AtMost = [(Operators.Relu, 0)] }, map => map.Contains("relu"));
        AssertLeavesOut(
            GrammarConstraints.None with { ForbiddenNestings = [(Operators.Pow, Operators.Relu)] },
            map => map.Contains("relu") && map.IndexOf('^') is var power && power >= 0 && power < map.IndexOf(')'));
        AssertLeavesOut(GrammarConstraints.None with { MaxDepth = 1 }, map => map != "M");

        List<string> Maps(GrammarConstraints constraints) =>
            [.. Run(Toy(rules, constraints), 4).Select(candidate => candidate.Map.ToString())];

        void AssertLeavesOut(GrammarConstraints constraints, Func<string, bool> isExcluded) =>
            Assert.Equal(all.Where(map => !isExcluded(map)), Maps(constraints));
    }

    [Fact]
    public void The_lower_of_the_two_cost_limits_holds()
    {
        var grammar = Toy([Rule(M, 1), Rule(Relu(Hole(0)), 1), Rule(Mul(Y, Hole(0)), 1)],
            GrammarConstraints.None with { MaxCost = 3 });

        Assert.Equal(3, Run(grammar, 9).Max(candidate => candidate.Cost));
        Assert.Equal(2, Run(grammar, 2).Max(candidate => candidate.Cost));
    }

    [Fact]
    public void Nonterminals_that_derive_each_other_at_no_cost_are_refused()
    {
        var grammar = Toy([Rule(M, 1), Rule(Relu(Hole(0)), 0)]);

        Assert.Throws<ArgumentException>(() => new Enumerator(grammar, FactSet.None));
    }

    [Fact]
    public void A_cancelled_enumeration_throws_and_claims_no_unfinished_level()
    {
        using var source = new CancellationTokenSource();
        var enumerator = new Enumerator(Gradient(), FactSet.None, 12);

        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var candidate in enumerator.Candidates(source.Token))
                if (candidate.Cost == 5) source.Cancel();
        });

        Assert.InRange(enumerator.CompleteCost, 4, 5);
    }

    [Fact]
    public void No_two_terms_that_differ_on_a_thousand_other_probes_were_merged()
    {
        // All trees of the grammar up to a cost, grouped by the fingerprint that merges; every group must be of one
        // value on probes of another seed.
        var facts = new FactSet(APositive);
        var merging = new ProbeEvaluator(new ProbeSet(facts, seed: 0));
        var judging = new ProbeEvaluator(new ProbeSet(facts, seed: 9001, count: 1024));
        var judged = new Dictionary<Fingerprint, Fingerprint>();
        var trees = new TreeLister(Gradient() with { Constraints = GrammarConstraints.None }).UpTo("F", 5).ToList();
        foreach (var tree in trees)
        {
            var key = merging.Evaluate(tree).Fingerprint;
            var value = judging.Evaluate(tree).Fingerprint;
            Assert.True(judged.TryAdd(key, value) || judged[key] == value, $"{tree} was merged with another value");
        }

        Assert.True(trees.Count > 2 * judged.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_sequence_and_the_counters_do_not_depend_on_the_threads(int threads)
    {
        var facts = new FactSet(APositive);
        Enumerator Make(int count) =>
            new(Gradient(), facts, 7, threads: count) { ExplainsDuplicates = true };
        var (one, many) = (Make(1), Make(threads));

        Assert.Equal(
            one.Candidates(TestContext.Current.CancellationToken), many.Candidates(TestContext.Current.CancellationToken));
        Assert.Equal(one.Counters, many.Counters);
    }

    [Fact]
    public void Every_term_that_was_built_is_counted_once_and_levels_hold_what_the_candidates_are_taken_from()
    {
        var explained = new Enumerator(Gradient(), new FactSet(APositive), 6) { ExplainsDuplicates = true };
        var plain = new Enumerator(Gradient(), new FactSet(APositive), 6);

        var candidates = explained.Candidates(TestContext.Current.CancellationToken).Count();
        var levels = plain.Levels(TestContext.Current.CancellationToken).ToList();

        var counters = explained.Counters;
        Assert.Equal(Enumerable.Range(0, 7), levels);
        Assert.Equal(candidates, counters.Maps);
        Assert.True(counters.NormalFormDuplicates > counters.ValueDuplicates && counters.ValueDuplicates > 0);
        Assert.Equal(counters.Built, counters.Distinct + counters.NormalFormDuplicates + counters.ValueDuplicates
            + plain.Counters.Excluded + plain.Counters.Overflowed);
        Assert.Equal(
            (counters.Distinct, counters.NormalFormDuplicates + counters.ValueDuplicates),
            (plain.Counters.Distinct, plain.Counters.ValueDuplicates));
    }

    [Fact]
    public void Laws_leave_out_terms_but_no_value()
    {
        // Sums of four inputs and relu, with and without what the grammar says of them.
        GrammarDefinition Make(bool laws) => Toy(
        [
            Rule(M, 1), Rule(Mul(Y, M), 1), Rule(Pow(M, 2), 1),
            Rule(Add(Hole(0), Hole(1)), 1, commutes: true) with { IsAssociative = laws },
            Rule(Mul(Hole(0), Hole(1)), 1, commutes: true) with { IsAssociative = laws },
            Rule(Relu(Hole(0)), 1) with { IsIdempotent = laws },
        ]);
        var with = new Enumerator(Make(true), FactSet.None, 8);
        var without = new Enumerator(Make(false), FactSet.None, 8);
        var evaluator = new ProbeEvaluator(new ProbeSet(FactSet.None, seed: 31));
        HashSet<(int Cost, Fingerprint Value)> Values(Enumerator enumerator) =>
            [.. enumerator.Candidates(TestContext.Current.CancellationToken)
                .Select(candidate => (candidate.Cost, evaluator.Evaluate(candidate.Map).Fingerprint))];

        Assert.True(Values(with).SetEquals(Values(without)));
        Assert.True(with.Counters.Built * 10 < without.Counters.Built * 9);
    }

    [Fact]
    public void Functions_that_are_equal_at_whole_numbers_alone_are_kept_apart()
    {
        // relu(1 - M^2) and relu(1 - M^4) are 1 at 0 and 0 at every other whole number.
        var grammar = Toy([Rule(M, 1), Rule(Pow(Hole(0), 2), 1), Rule(Relu(Add(Num(1), Neg(Hole(0)))), 1)]);

        var maps = Run(grammar, 4).Select(candidate => candidate.Map.ToString()).ToList();

        Assert.Contains("relu(-(M^2 - 1))", maps);
        Assert.Contains("relu(-(M^4 - 1))", maps);
    }

    private static List<Candidate> Run(GrammarDefinition grammar, int maxCost, FactSet? facts = null) =>
        [.. new Enumerator(grammar, facts ?? FactSet.None, maxCost).Candidates(TestContext.Current.CancellationToken)];
}
