using SyCam.Grammar.Terms;
using SyCam.Search.Probing;
using SyCam.Search.Proving;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Probing;

public sealed class ProbeEvaluatorTests
{
    // A = [[1, -2, 3], [0, 5, -4]], G = [[2, 2, 0], [-1, 0, 3]], S = [2, -3], M = [1, 0, -1], y = 7; K = 2, N = 3.
    private static readonly Counterexample Tensors = new(2, 3, new Dictionary<string, IReadOnlyList<Rational>>
    {
        ["A"] = Numbers(1, -2, 3, 0, 5, -4),
        ["G"] = Numbers(2, 2, 0, -1, 0, 3),
        ["S"] = Numbers(2, -3),
        ["M"] = Numbers(1, 0, -1),
        ["y"] = Numbers(7),
    });

    public static TheoryData<Term, double[]> ByHand => new()
    {
        { A, [1, -2, 3, 0, 5, -4] },
        { Num(-3, 2), [-1.5] },
        { Add(A, G), [3, 0, 3, -1, 5, -1] },
        { Add(A, S, M), [4, 0, 4, -2, 2, -8] },
        { Add(S, M), [3, 2, 1, -2, -3, -4] },
        { Mul(A, S), [2, -4, 6, 0, -15, 12] },
        { Mul(M, Y), [7, 0, -7] },
        { Pow(A, 3), [1, -8, 27, 0, 125, -64] },
        { Div0(A, G), [0.5, -1, 0, 0, 0, -4.0 / 3] },
        { Div0(M, M), [1, 0, 1] },
        { Relu(A), [1, 0, 3, 0, 5, 0] },
        { Abs(A), [1, 2, 3, 0, 5, 4] },
        { SumP(A), [2, 1] },
        { MeanP(M), [0] },
        { MeanP(A), [2.0 / 3, 1.0 / 3] },
        { MaxP(A), [3, 5] },
        { SumK(A), [1, 3, -1] },
        { MeanK(A), [0.5, 1.5, -0.5] },
        { MaxK(A), [1, 5, 3] },
        { MaxK(S), [2] },
        { Sqrt(A), [1, 0, 1.7320508075688772, 0, 2.23606797749979, 0] },
        { SoftmaxK(S), [0.9933071490757152, 0.006692850924284856] },
        { MinMax(A), [0.6, 0, 1, 4.0 / 9, 1, 0] },
        { MinMax(Sub(M, M)), [0, 0, 0] },
        { Sigmoid(A), [0.7310585786300049, 0.11920292202211755, 0.9525741268224334, 0.5, 0.9933071490757153, 0.01798620996209156] },
        { Add(Sigmoid(A), Sigmoid(Neg(A))), [1, 1, 1, 1, 1, 1] },
        { Rank(G), [2.0 / 3, 2.0 / 3, 1.0 / 6, 1.0 / 6, 0.5, 5.0 / 6] },
        { Rank(Sub(M, M)), [0.5, 0.5, 0.5] },

        // Of bilinear upsampling only this is kept: weighted means of neighbours, here 3/4, 1/2 and 5/8 of the first.
        { Upsample(SumK(A)), [1.5, 1, -0.25] },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void Operators_have_the_values_of_hand_arithmetic(Term term, double[] expected)
    {
        var evaluator = Evaluator();

        var values = evaluator.Evaluate(term).Approximate;

        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], 14);
    }

    [Fact]
    public void Every_row_of_the_operator_table_has_a_value()
    {
        var shown = ByHand.SelectMany(row => row.Data.Item1.SubTerms()).Select(term => term.Operator).ToHashSet();

        foreach (var op in Operators.All.Where(op => op != Operators.Hole))
        {
            if (op.Shape != OperatorShape.ProjectsChannels) Assert.Contains(op, shown);
            var term = op == Operators.Input ? A
                : op == Operators.Constant ? Num(1)
                : op == Operators.Pow ? Pow(A, 2)
                : op == Operators.Upsample ? Upsample(M)
                : Term.Of(op, [.. Enumerable.Repeat(A, op.MinArity)]);
            Assert.Equal(Evaluator().Probes.Length(term.Type), Evaluator().Evaluate(term).Length);
        }

        Assert.Throws<ArgumentException>(() => Evaluator().Evaluate(Term.Hole("F", TermType.Features, 0)));
    }

    [Fact]
    public void Principal_components_are_functions_of_all_values_of_a_probe_and_nothing_more()
    {
        var evaluator = new ProbeEvaluator(new ProbeSet(FactSet.None, seed: 0));

        Fingerprint Value(Term term) => evaluator.Evaluate(term).Fingerprint;

        Assert.Equal(Value(Eigen(Mul(A, G))), Value(Eigen(Mul(G, A))));
        Assert.Equal(Value(Eigen(Mul(Num(3), A))), Value(Mul(Num(3), Eigen(A))));
        Assert.NotEqual(Value(Eigen(A)), Value(Eigen(G)));
        Assert.NotEqual(Value(Eigen(A)), Value(Kpca(A)));
        Assert.NotEqual(Value(Kpca(A)), Value(Kpca(Mul(Num(2), A))));
    }

    [Fact]
    public void Blocks_of_probes_lie_one_after_the_other()
    {
        var evaluator = new ProbeEvaluator(new ProbeSet(FactSet.None, seed: 0, count: 8));
        var before = evaluator.Evaluate(SumP(Mul(A, S))).Approximate;
        evaluator.Probes.Add(Tensors);

        var after = evaluator.Evaluate(SumP(Mul(A, S))).Approximate;

        // 6 probes of 3 channels and 2 of 2, then sum_p(A) * S = [2 * 2, 1 * -3].
        Assert.Equal(9, evaluator.Probes.Count);
        Assert.Equal((6 * 3) + (2 * 2), before.Length);
        Assert.Equal([.. before, 4, -3], after);
    }

    [Fact]
    public void Probes_meet_the_facts_and_are_short_fractions_of_both_signs_elsewhere()
    {
        var probes = new ProbeSet(new FactSet(APositive, GFlat), seed: 1);
        double[] Of(Term input) => probes.Values(input).Approximate;

        Assert.All(Of(A), value => Assert.True(value >= 0 && value * 32 == Math.Floor(value * 32)));
        Assert.Contains(0.0, Of(A));
        Assert.Contains(Of(A), value => value is > 0 and < 1);
        Assert.Contains(Of(A), value => value > 10);
        var evaluator = new ProbeEvaluator(probes);
        Assert.Equal(evaluator.Evaluate(MaxP(G)).Residues, evaluator.Evaluate(MeanP(G)).Residues);
        Assert.Contains(Of(G), value => value < 0);
        Assert.Contains(Of(M), value => value < 0);
        Assert.Contains(Of(M), value => value > 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_probes_whatever_is_asked_first()
    {
        var first = new ProbeSet(FactSet.None, seed: 4);
        var second = new ProbeSet(FactSet.None, seed: 4);
        var other = new ProbeSet(FactSet.None, seed: 5);

        second.Values(G);

        Assert.Equal(first.Values(A).Residues, second.Values(A).Residues);
        Assert.NotEqual(first.Values(A).Residues, other.Values(A).Residues);
        Assert.NotEqual(first.Values(A).Residues, first.Values(G).Residues);
    }

    private static ProbeEvaluator Evaluator()
    {
        var probes = new ProbeSet(FactSet.None, seed: 0, count: 0);
        probes.Add(Tensors);
        return new ProbeEvaluator(probes);
    }

    private static Rational[] Numbers(params int[] values) => [.. values.Select(value => new Rational(value))];
}
