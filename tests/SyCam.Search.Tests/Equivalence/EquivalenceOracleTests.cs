using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Equivalence;
using SyCam.Search.Probing;
using SyCam.Search.Proving;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Equivalence;

public sealed class EquivalenceOracleTests
{
    private static readonly FactSet Positive = new(APositive);
    private static readonly Term Means = Cam(Mul(MeanP(G), A));
    private static readonly Term Sums = Cam(Mul(SumP(G), A));

    // On these G and A the sums of the two rows differ in order: [1, 2] for the means, [2, 1] would need another G.
    private static readonly Counterexample Separating = new(1, 2, new Dictionary<string, IReadOnlyList<Rational>>
    {
        ["A"] = [new Rational(1), new Rational(2)],
        ["G"] = [new Rational(3), new Rational(1)],
    });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_new_map_is_new_and_asks_the_prover_nothing()
    {
        var prover = new FakeProver();
        var oracle = Oracle(prover, Positive);
        oracle.Add(Means);

        Assert.Equal(Verdict.New, oracle.Judge(Cam(Mul(G, A)), Cancellation));
        Assert.Empty(prover.Asked);
    }

    [Fact]
    public void A_map_of_the_same_normal_form_is_proved_equal_with_its_scale_and_the_facts_it_needs()
    {
        var prover = new FakeProver();
        var oracle = Oracle(prover, Positive);
        oracle.Add(SumK(Mul(Relu(G), A)));

        var merge = oracle.Judge(SumK(Relu(Mul(Num(3), G, A))), Cancellation).Merge!;
        var free = oracle.Judge(Mul(Num(2), SumK(Mul(A, Relu(G)))), Cancellation).Merge!;

        Assert.Equal("proved under nonneg(A)", merge.Evidence.Status);
        Assert.Equal(new Scale(new Rational(3), 0), merge.Scale);
        Assert.Equal("proved", free.Evidence.Status);
        Assert.Equal(new Scale(new Rational(2), 0), free.Scale);
        Assert.Empty(prover.Asked);
    }

    [Fact]
    public void Equal_on_the_probes_and_proved_under_no_facts_is_proved()
    {
        var prover = new FakeProver { OnEqual = (_, _, _, _) => FakeProver.Proved };
        var oracle = Oracle(prover, Positive);
        oracle.Add(Means);

        var merge = oracle.Judge(Sums, Cancellation).Merge!;

        Assert.Equal((Means, Sums), (merge.Kept, merge.Dropped));
        Assert.Equal(new Scale(Rational.One, 1), merge.Scale);
        Assert.Equal("proved", merge.Evidence.Status);
        Assert.Equal("cafe", merge.Evidence.QueryHash);
    }

    [Fact]
    public void A_proof_that_needs_a_fact_names_it()
    {
        var prover = new FakeProver
        {
            OnEqual = (_, _, _, facts) => facts.IsNonNegative("A") ? FakeProver.Proved : FakeProver.Unknown,
        };
        var oracle = Oracle(prover, new FactSet(APositive, new Fact(FactKind.NonNegative, "M")));
        oracle.Add(Means);

        Assert.Equal("proved under nonneg(A)", oracle.Judge(Sums, Cancellation).Merge!.Evidence.Status);
    }

    [Fact]
    public void Without_an_answer_the_merge_is_only_tested_and_says_on_how_many_probes()
    {
        var prover = new FakeProver();
        var oracle = Oracle(prover, Positive);
        oracle.Add(Means);

        var merge = oracle.Judge(Sums, Cancellation).Merge!;

        Assert.Equal("tested(64)", merge.Evidence.Status);
        Assert.Equal(["equal", "refute"], prover.Asked.Select(question => question.Split(' ')[0]));
    }

    [Fact]
    public void A_scale_that_differs_from_image_to_image_is_tested_without_asking()
    {
        var prover = new FakeProver();
        var oracle = Oracle(prover, Positive);
        oracle.Add(M);

        var merge = oracle.Judge(Mul(M, Add(Num(1), Abs(Y))), Cancellation).Merge!;

        Assert.Null(merge.Scale);
        Assert.Equal("tested(64)", merge.Evidence.Status);
        Assert.Empty(prover.Asked);
    }

    [Fact]
    public void A_counterexample_that_parts_the_maps_keeps_both_and_becomes_a_probe()
    {
        // Maps that part only where y = 1000, which no probe has; the prover is scripted to find it.
        var step = Relu(Sub(Y, Num(900)));
        var bent = Add(M, Mul(Pow(M, 3), step));
        var far = new Counterexample(1, 3, new Dictionary<string, IReadOnlyList<Rational>>
        {
            ["M"] = [new Rational(0), new Rational(1), new Rational(3)],
            ["y"] = [new Rational(1000)],
        });
        var prover = new FakeProver { OnRefute = (_, _, _, _) => FakeProver.Refuted(far) };
        var oracle = Oracle(prover, FactSet.None);
        oracle.Add(M);

        var verdict = oracle.Judge(bent, Cancellation);
        oracle.Add(bent);
        var asked = prover.Asked.Count;
        var again = oracle.Judge(Add(M, Mul(Pow(M, 5), step)), Cancellation);

        Assert.Equal(Verdict.New, verdict);
        Assert.Equal(65, oracle.Probes);
        Assert.Equal(Verdict.New, again);
        Assert.Equal(asked, prover.Asked.Count);
    }

    [Fact]
    public void A_counterexample_that_parts_only_the_scale_does_not_part_the_maps()
    {
        var prover = new FakeProver { OnRefute = (_, _, _, _) => FakeProver.Refuted(Separating) };
        var oracle = Oracle(prover, Positive);
        oracle.Add(Means);

        var merge = oracle.Judge(Sums, Cancellation).Merge!;

        Assert.Equal(EvidenceKind.Tested, merge.Evidence.Kind);
        Assert.Equal(64, oracle.Probes);
    }

    [Fact]
    public void A_map_without_positions_is_dead_by_its_form()
    {
        var prover = new FakeProver();

        var free = Oracle(prover, Positive).Judge(Cam(Sub(A, A)), Cancellation).Dead!;
        var assumed = Oracle(prover, Positive).Judge(Cam(Neg(A)), Cancellation).Dead!;
        var flat = Oracle(prover, new FactSet(APositive, GFlat)).Judge(Cam(G), Cancellation).Dead!;

        Assert.Equal("proved", free.Evidence.Status);
        Assert.Equal("proved under nonneg(A)", assumed.Evidence.Status);
        Assert.Equal("proved under spatially_const(G)", flat.Evidence.Status);
        Assert.Empty(prover.Asked);
    }

    [Fact]
    public void A_map_that_is_0_on_every_probe_is_dead_as_far_as_proved_or_tested()
    {
        // relu(-(G - G*A)^2 - G^2*A) is 0 for A >= 0, which the normal form does not see.
        var dead = Cam(Sub(Neg(Pow(Sub(G, Mul(G, A)), 2)), Mul(Pow(G, 2), A)));
        var map = Relu(Sub(SumK(Neg(Pow(G, 2))), SumK(Mul(A, A))));
        var proving = new FakeProver { OnDead = (_, _) => FakeProver.Proved };
        var unsure = new FakeProver();

        Assert.Equal("proved", Oracle(proving, Positive).Judge(Hidden(), Cancellation).Dead!.Evidence.Status);
        Assert.Equal("tested(64)", Oracle(unsure, Positive).Judge(Hidden(), Cancellation).Dead!.Evidence.Status);
        Assert.NotNull(Oracle(unsure, Positive).Judge(map, Cancellation).Dead);
        Assert.NotNull(Oracle(unsure, Positive).Judge(dead, Cancellation).Dead);

        // 2*A*G - A^2 - G^2 is -(A - G)^2, unexpanded by the form.
        static Term Hidden() => Cam(Sub(Sub(Mul(Num(2), A, G), Pow(A, 2)), Pow(G, 2)));
    }

    [Fact]
    public void A_map_that_a_counterexample_brings_to_life_is_not_dead()
    {
        var alive = new Counterexample(1, 2, new Dictionary<string, IReadOnlyList<Rational>>
        {
            ["M"] = [new Rational(1000), new Rational(0)],
        });
        var prover = new FakeProver { OnDead = (_, _) => FakeProver.Refuted(alive) };
        var oracle = Oracle(prover, FactSet.None);

        Assert.Equal(Verdict.New, oracle.Judge(Relu(Sub(M, Num(900))), Cancellation));
        Assert.Equal(65, oracle.Probes);
    }

    private static EquivalenceOracle Oracle(IProver prover, FactSet facts) => new(
        prover, new NormalForms(facts, A, G, M, Y), new ProbeEvaluator(new ProbeSet(facts, seed: 1)));
}
