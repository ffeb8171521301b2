using SyCam.Grammar.Terms;
using SyCam.Search.Proving;
using static SyCam.Search.Tests.Proving.Algebra;

namespace SyCam.Search.Tests.Proving;

/// <summary>Random terms: what is proved must hold, and what is refuted must fail, on drawn tensors.</summary>
public sealed class ProverSoundnessTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Answers_about_random_pairs_agree_with_evaluation(int seed)
    {
        FactSet[] sets = [FactSet.None, ANonNegative, GConstant, Both];
        var facts = sets[seed - 1];
        var random = new Random(seed);
        using var prover = new Prover(new ProverOptions { Timeout = TimeSpan.FromMilliseconds(250) });
        var tensors = Enumerable.Range(0, 60).Select(_ => Tensors(random, facts)).ToArray();
        var terms = Enumerable.Range(0, 600).Select(_ => Draw(random, 4)).ToArray();
        var proved = 0;
        // Terms that agree on the first tensor are the pairs worth asking about; random pairs almost always differ.
        var groups = terms.Distinct().GroupBy(term => string.Join(' ', NaiveTensors.Evaluate(term, tensors[0])
            .Select(value => Math.Round(value, 6) + 0.0)));
        foreach (var group in groups)
        {
            var members = group.Take(6).ToArray();
            for (var i = 1; i < members.Length; i++)
            {
                var (left, right) = (members[0], members[i]);
                var same = tensors.All(at => Same(left, right, at));
                var answer = prover.ProveEqual(left, right, Scale.One, facts, TestContext.Current.CancellationToken);
                if (answer.Status == ProofStatus.Proved)
                {
                    proved++;
                    Assert.True(same, $"proved ({answer.Method}) under {facts}: {left} = {right}");
                }

                var refuted = prover.Refute(left, right, Scale.One, facts, TestContext.Current.CancellationToken);
                Assert.False(
                    refuted.Status == ProofStatus.Refuted && answer.Status == ProofStatus.Proved, $"{left} = {right}");
                if (refuted.Status == ProofStatus.Refuted) Assert.False(Same(left, right, refuted.Counterexample!));
            }
        }

        Assert.True(proved >= 10, $"only {proved} pairs were proved");
    }

    [Fact]
    public void Maps_that_are_proved_dead_are_dead_on_every_tensor()
    {
        var random = new Random(11);
        using var prover = new Prover(new ProverOptions { Timeout = TimeSpan.FromMilliseconds(250) });
        var tensors = Enumerable.Range(0, 60).Select(_ => Tensors(random, ANonNegative)).ToArray();
        var dead = 0;
        for (var n = 0; n < 400; n++)
        {
            var body = Term.Of(Operators.SumK, Draw(random, 3));
            var map = Relu(body);
            var answer = prover.ProveDead(map, ANonNegative, TestContext.Current.CancellationToken);
            if (answer.Status != ProofStatus.Proved) continue;
            dead++;
            var below = tensors.All(at => NaiveTensors.Evaluate(body, at).All(value => value <= 1e-9));
            var constant = tensors.All(at =>
                NaiveTensors.Evaluate(map, at) is var x && x.Take(at.Positions).All(v => Math.Abs(v - x[0]) < 1e-9));
            Assert.True(below || constant, $"{map} ({answer.Method})");
        }

        Assert.True(dead >= 5, $"only {dead} maps were proved dead");
    }

    private static bool Same(Term left, Term right, Counterexample at) =>
        NaiveTensors.Evaluate(left, at).Zip(NaiveTensors.Evaluate(right, at))
            .All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * (1 + Math.Abs(pair.First)));

    private static Counterexample Tensors(Random random, FactSet facts)
    {
        const int K = 2, P = 3;
        var values = new Dictionary<string, IReadOnlyList<Rational>>();
        foreach (var name in new[] { "A", "G" })
        {
            var list = new List<Rational>();
            for (var i = 0; i < K * P; i++)
                list.Add(i % P > 0 && facts.IsSpatiallyConstant(name)
                    ? list[^1]
                    : new Rational(random.Next(facts.IsNonNegative(name) ? 0 : -4, 5), random.Next(1, 4)));
            values[name] = list;
        }

        return new Counterexample(K, P, values);
    }

    // Features-valued terms over A and G.
    private static Term Draw(Random random, int depth)
    {
        if (depth == 0 || random.Next(6) == 0) return random.Next(2) == 0 ? A : G;
        var x = Draw(random, depth - 1);
        return random.Next(15) switch
        {
            0 => Relu(x),
            1 => Neg(x),
            2 => Abs(x),
            3 => Mul(x, Draw(random, depth - 1)),
            4 => Add(x, Draw(random, depth - 1)),
            5 => Mul(MeanP(x), Draw(random, depth - 1)),
            6 => Div0(x, Draw(random, depth - 1)),
            7 => Relu(Mul(Number(2), x)),
            8 => Add(Mul(MaxP(x), A), Mul(SumK(x), G)),
            9 => Term.Of(Operators.Sqrt, x),
            10 => Term.Of(Operators.SoftmaxK, Add(x, SumK(A))),
            11 => Term.Of(Operators.MinMax, x),
            12 => Term.Of(Operators.Rank, x),
            13 => Term.Of(Operators.Sigmoid, x),
            _ => Mul(Div0(SumP(Mul(x, A)), SumP(A)), A),
        };
    }
}
