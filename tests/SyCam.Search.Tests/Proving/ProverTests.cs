using SyCam.Grammar.Terms;
using SyCam.Search.Proving;
using static SyCam.Search.Tests.Proving.Algebra;

namespace SyCam.Search.Tests.Proving;

public sealed class ProverTests : IDisposable
{
    // Generous, so that a busy machine does not turn a proof into a timeout.
    private readonly Prover _prover = new(new ProverOptions { Timeout = TimeSpan.FromSeconds(20) });

    public void Dispose() => _prover.Dispose();

    // left; right; factor; power of N; facts. All true by the argument beside them.
    public static TheoryData<Term, Term, Scale, FactSet> Identities => new()
    {
        { Relu(Mul(A, G)), Mul(A, Relu(G)), Scale.One, ANonNegative }, // A >= 0 moves out
        { ElementWise, LayerCam, Scale.One, ANonNegative }, // the same under a sum, and the outer relu is idle
        { GradCam, HiResCam, Scale.One, GConstant }, // mean_p(G) = G
        { XGradCam, HiResCam, Scale.One, Both }, // where sum_p(A) = 0, A = 0 as well
        { XGradCam, GradCam, Scale.One, Both },
        { SumP(Mul(A, G)), MeanP(Mul(A, G)), new Scale(Rational.One, 1), FactSet.None }, // sum = N mean
        { GradCam, Relu(SumK(Mul(SumP(G), A))), new Scale(Rational.One, -1), FactSet.None },
        { Relu(Mul(Number(6), A)), Relu(Mul(Number(4), A)), new Scale(new Rational(3, 2), 0), FactSet.None },
        { Add(Relu(A), Neg(Relu(Neg(A)))), A, Scale.One, FactSet.None }, // the parts of a number
        { Abs(A), Add(Relu(A), Relu(Neg(A))), Scale.One, FactSet.None },
        { SumK(Abs(A)), SumK(Add(A, Mul(Number(2), Relu(Neg(A))))), Scale.One, FactSet.None },
        { Square(Add(A, G)), Add(Square(A), Mul(Number(2), A, G), Square(G)), Scale.One, FactSet.None },
        { Mul(A, Div0(A, A)), A, Scale.One, FactSet.None }, // also where A = 0
        { Div0(Square(G), G), G, Scale.One, FactSet.None },
        { SumK(MeanP(Mul(A, G))), MeanP(SumK(Mul(A, G))), Scale.One, FactSet.None }, // sums commute
        { MaxP(Mul(Number(2), A)), MaxP(A), new Scale(new Rational(2), 0), FactSet.None },
        { Relu(MaxP(A)), MaxP(A), Scale.One, ANonNegative },
        { MaxP(Relu(Neg(A))), MaxP(Add(Relu(A), Neg(A))), Scale.One, FactSet.None }, // pointwise equal inside
        { MeanK(SumP(G)), MeanK(G), new Scale(Rational.One, 1), GConstant },
    };

    // Each is false, as the small tensors that Refute must find show.
    public static TheoryData<Term, Term, Scale, FactSet> Falsehoods => new()
    {
        { Relu(Mul(A, G)), Mul(A, Relu(G)), Scale.One, FactSet.None },
        { GradCam, HiResCam, Scale.One, FactSet.None },
        { GradCam, HiResCam, Scale.One, ANonNegative },
        { XGradCam, HiResCam, Scale.One, ANonNegative },
        { XGradCam, HiResCam, Scale.One, GConstant }, // sum_p(A) = 0 with A = (1, -1)
        { SumP(A), MeanP(A), Scale.One, FactSet.None },
        { SumP(A), MeanP(A), new Scale(new Rational(2), 0), FactSet.None }, // true for N = 2 only
        { Div0(A, A), Number(1), Scale.One, ANonNegative }, // 0 at A = 0
        { Square(MeanP(A)), MeanP(Square(A)), Scale.One, FactSet.None },
        { Mul(SumP(A), SumP(G)), SumP(Mul(A, G)), Scale.One, Both.With() },
        { Relu(SumK(A)), SumK(Relu(A)), Scale.One, FactSet.None },
        { MaxP(Neg(A)), Neg(MaxP(A)), Scale.One, FactSet.None },
        { Relu(Add(A, Number(-50))), Mul(Number(0), A), Scale.One, FactSet.None }, // only above 50: no probe is there
        { Relu(Add(Square(A), Number(-1000))), Mul(Number(0), A), Scale.One, ANonNegative },
    };

    [Theory]
    [MemberData(nameof(Identities), DisableDiscoveryEnumeration = true)]
    public void Proves_what_is_true(Term left, Term right, Scale scale, FactSet facts)
    {
        var answer = _prover.ProveEqual(left, right, scale, facts, CancellationToken.None);
        Assert.True(answer.Status == ProofStatus.Proved, $"{left} = {right}: {answer}");
        Assert.Equal(answer.Method == "normal-form", answer.QueryHash.Length == 0);
        Assert.Null(answer.Counterexample);
        // Showing on bounded shapes that there is no counterexample can take long, and is not what is asked.
        using var hasty = new Prover(new ProverOptions { Timeout = TimeSpan.FromMilliseconds(300) });
        Assert.Equal(ProofStatus.Unknown, hasty.Refute(left, right, scale, facts, CancellationToken.None).Status);
    }

    [Theory]
    [MemberData(nameof(Falsehoods), DisableDiscoveryEnumeration = true)]
    public void Refutes_what_is_false_with_tensors_that_differ(Term left, Term right, Scale scale, FactSet facts)
    {
        Assert.Equal(
            ProofStatus.Unknown, _prover.ProveEqual(left, right, scale, facts, CancellationToken.None).Status);
        var answer = _prover.Refute(left, right, scale, facts, CancellationToken.None);
        Assert.True(answer.Status == ProofStatus.Refuted, $"{left} = {right}: {answer}");
        var at = answer.Counterexample!;
        NaiveTensors.RequireFacts(at, facts);
        var factor = scale.Factor.ToDouble() * Math.Pow(at.Positions, scale.PositionPower);
        var x = NaiveTensors.Evaluate(left, at);
        var y = NaiveTensors.Evaluate(right, at);
        Assert.Contains(x.Zip(y), pair => Math.Abs(pair.First - factor * pair.Second) > 1e-9);
    }

    [Fact]
    public void A_difference_beyond_small_integers_is_found_by_Z3()
    {
        var answer = _prover.Refute(
            Relu(Add(A, Number(-50))), Mul(Number(0), A), Scale.One, FactSet.None, CancellationToken.None);
        Assert.Equal(("bounded-shape", 32), (answer.Method, answer.QueryHash.Length));
        Assert.Contains(answer.Counterexample!.Values["A"], a => a > new Rational(50));
    }

    // relu(A*G) and A*relu(G) differ exactly where A < 0 and G is not 0; the tensors are checked by hand arithmetic.
    [Fact]
    public void The_counterexample_of_relu_and_a_factor_has_a_negative_factor()
    {
        var answer = _prover.Refute(
            Relu(Mul(A, G)), Mul(A, Relu(G)), Scale.One, FactSet.None, CancellationToken.None);
        var (a, g) = (answer.Counterexample!.Values["A"], answer.Counterexample.Values["G"]);
        Assert.Equal(answer.Counterexample.Channels * answer.Counterexample.Positions, a.Count);
        Assert.Contains(a.Zip(g), pair => pair.First.Sign < 0 && pair.Second.Sign != 0);
    }

    // G^2/(2G^2 + S G^3) = 1/(2 + S G) where G is not 0; at G = 0 the total quotients are 0 and 1/2.
    [Fact]
    public void The_weights_of_grad_cam_plus_plus_simplify_only_where_G_is_not_zero()
    {
        var s = Term.Input("S", TermType.Channels);
        var left = Div0(Square(G), Add(Mul(Number(2), Square(G)), Mul(s, Term.Pow(G, 3))));
        var right = Div0(Number(1), Add(Number(2), Mul(s, G)));
        Assert.Equal(
            ProofStatus.Unknown,
            _prover.ProveEqual(left, right, Scale.One, FactSet.None, CancellationToken.None).Status);
        var answer = _prover.Refute(left, right, Scale.One, FactSet.None, CancellationToken.None);
        Assert.Equal(ProofStatus.Refuted, answer.Status);
        Assert.Contains(answer.Counterexample!.Values["G"], g => g.IsZero);
        // Times G, they agree everywhere.
        Assert.Equal(
            ProofStatus.Proved,
            _prover.ProveEqual(Mul(G, left), Mul(G, right), Scale.One, FactSet.None, CancellationToken.None).Status);
    }

    [Fact]
    public void A_scale_must_be_positive()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _prover.ProveEqual(A, A, new Scale(Rational.Zero, 0), FactSet.None, CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _prover.Refute(A, A, new Scale(new Rational(-1), 0), FactSet.None, CancellationToken.None));
    }

    [Fact]
    public void A_coefficient_too_long_for_machine_words_gets_no_answer()
    {
        var big = Mul(Number(long.MaxValue), Number(long.MaxValue), A);
        var answer = _prover.ProveEqual(big, A, Scale.One, FactSet.None, CancellationToken.None);
        Assert.Equal(ProofStatus.Unknown, answer.Status);
    }
}
