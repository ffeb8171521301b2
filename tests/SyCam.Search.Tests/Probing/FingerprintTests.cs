using SyCam.Grammar.Terms;
using SyCam.Search.Probing;
using SyCam.Search.Proving;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Probing;

public sealed class FingerprintTests
{
    [Fact]
    public void Order_and_length_count()
    {
        Assert.NotEqual(Fingerprint.Of([1, 2, 3]), Fingerprint.Of([3, 2, 1]));
        Assert.NotEqual(Fingerprint.Of([1, 2, 3]), Fingerprint.Of([2, 1, 3]));
        Assert.NotEqual(Fingerprint.Of([1, 0]), Fingerprint.Of([1]));
        Assert.NotEqual(Fingerprint.Of([0, 0, 0]), Fingerprint.Of([0, 0]));
    }

    [Fact]
    public void A_hundred_thousand_small_vectors_have_as_many_fingerprints()
    {
        var seen = new HashSet<Fingerprint>();
        for (var i = 0; i < 100_000; i++)
            Assert.True(seen.Add(Fingerprint.Of(
                [(ulong)i % 10, (ulong)i / 10 % 10, (ulong)i / 100 % 10, (ulong)i / 1000 % 10, (ulong)i / 10000])));
    }

    [Fact]
    public void The_key_of_a_map_ignores_a_positive_scale_and_an_offset_per_image_but_no_sign()
    {
        var evaluator = new ProbeEvaluator(new ProbeSet(FactSet.None, seed: 2));
        Fingerprint Key(Term map) => MapKey.Of(evaluator.Probes, evaluator.Evaluate(map), out _);

        Assert.Equal(Key(M), Key(Mul(Num(7, 3), M)));
        Assert.Equal(Key(M), Key(Add(M, Y)));
        Assert.Equal(Key(M), Key(Mul(M, Add(Num(1), Abs(Y)))));
        Assert.NotEqual(Key(M), Key(Neg(M)));
        Assert.NotEqual(Key(M), Key(Pow(M, 3)));
        Assert.NotEqual(Key(M), Key(Mul(M, Abs(Y))));
    }

    [Fact]
    public void A_map_without_a_range_is_constant()
    {
        var evaluator = new ProbeEvaluator(new ProbeSet(FactSet.None, seed: 2));
        MapKey.Of(evaluator.Probes, evaluator.Evaluate(Add(Mul(Num(0), M), Y)), out var flat);
        MapKey.Of(evaluator.Probes, evaluator.Evaluate(M), out var varying);

        Assert.True(flat);
        Assert.False(varying);
    }

    [Fact]
    public void The_scale_between_two_maps_tells_positions_from_numbers()
    {
        var evaluator = new ProbeEvaluator(new ProbeSet(new FactSet(APositive), seed: 2));
        Scale? Find(Term left, Term right) =>
            ScaleWitness.Find(evaluator.Probes, evaluator.Evaluate(left), evaluator.Evaluate(right));
        var means = Cam(Mul(MeanP(G), A));
        var sums = Cam(Mul(SumP(G), A));

        Assert.Equal(Scale.One, Find(means, means));
        Assert.Equal(new Scale(Rational.One, 1), Find(sums, means));
        Assert.Equal(new Scale(Rational.One, -1), Find(means, sums));
        Assert.Equal(new Scale(new Rational(3, 2), 1), Find(Mul(Num(3, 2), sums), means));
        Assert.Equal(
            new Scale(Rational.One, 2),
            Find(Cam(Mul(SumP(G), Mul(SumP(A), A))), Cam(Mul(MeanP(G), Mul(MeanP(A), A)))));
        Assert.Null(Find(Cam(Mul(G, A)), means));
        Assert.Null(Find(Neg(M), M));
        Assert.Null(Find(Add(M, Y), M));
    }
}
