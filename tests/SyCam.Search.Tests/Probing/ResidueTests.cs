using System.Numerics;
using SyCam.Grammar.Terms;
using SyCam.Search.Probing;

namespace SyCam.Search.Tests.Probing;

public sealed class ResidueTests
{
    private static readonly BigInteger Prime = BigInteger.Pow(2, 61) - 1;

    [Fact]
    public void Arithmetic_is_that_of_big_integers_modulo_the_prime()
    {
        var random = new Random(5);
        ulong[] edges = [0, 1, 2, Residue.Modulus - 1, Residue.Modulus - 2, Residue.Modulus / 2];
        var values = edges.Concat(Enumerable.Range(0, 200).Select(_ => (ulong)random.NextInt64((long)Residue.Modulus)));
        foreach (var a in values)
            foreach (var b in edges.Append((ulong)random.NextInt64((long)Residue.Modulus)))
            {
                Assert.Equal((ulong)((a + (BigInteger)b) % Prime), Residue.Add(a, b));
                Assert.Equal((ulong)((a - (BigInteger)b + Prime) % Prime), Residue.Subtract(a, b));
                Assert.Equal((ulong)(a * (BigInteger)b % Prime), Residue.Multiply(a, b));
                Assert.Equal((ulong)BigInteger.ModPow(b, Prime - 2, Prime), Residue.Inverse(b));
            }
    }

    [Fact]
    public void Fractions_that_are_equal_have_one_residue_however_they_come_about()
    {
        // 1/3 + 1/6 = 1/2; -7/5 * 5/7 = -1; the total quotient of anything by 0 is 0.
        Assert.Equal(Residue.Of(new Rational(1, 2)), Residue.Add(Residue.Of(new Rational(1, 3)), Residue.Of(new Rational(1, 6))));
        Assert.Equal(Residue.Of(-1), Residue.Multiply(Residue.Of(new Rational(-7, 5)), Residue.Of(new Rational(5, 7))));
        Assert.Equal(0UL, Residue.Inverse(0));
        Assert.Equal(Residue.Modulus - 3, Residue.Of(-3));
        Assert.Equal(1UL, Residue.Of((long)Residue.Modulus + 1));
    }

    [Fact]
    public void The_quotients_of_a_stretch_are_those_of_its_values_and_0_over_0()
    {
        var random = new Random(6);
        var a = new ProbeValues(150);
        var b = new ProbeValues(150);
        var result = new ProbeValues(150);
        var fractions = Enumerable.Range(0, 150)
            .Select(_ => (Over: new Rational(random.Next(-9, 10), random.Next(1, 5)), Under: new Rational(random.Next(-2, 3), random.Next(1, 5))))
            .ToList();
        for (var i = 0; i < fractions.Count; i++)
        {
            a.Set(i, fractions[i].Over);
            b.Set(i, fractions[i].Under);
        }

        LaneOperations.TotalQuotient.Run(a.Lanes, b.Lanes, result.Lanes);

        Assert.Contains(fractions, fraction => fraction.Under.IsZero);
        for (var i = 0; i < fractions.Count; i++)
        {
            var expected = Rational.DivideOrZero(fractions[i].Over, fractions[i].Under);
            Assert.Equal(Residue.Of(expected), result.Residues[i]);
            Assert.Equal(expected.ToDouble(), result.Approximate[i], 14);
        }
    }

    [Fact]
    public void A_sum_that_is_0_is_0_in_double_too()
    {
        var third = new ProbeValues(9);
        for (var i = 0; i < 9; i++) third.Set(i, new Rational(i + 1, 3));
        var minus = new ProbeValues(9);
        for (var i = 0; i < 9; i++) minus.Set(i, new Rational(-2 * (i + 1), 3));
        var sum = new ProbeValues(9);

        LaneOperations.Sum.Run(third.Lanes, third.Lanes, sum.Lanes);
        LaneOperations.Sum.Run(sum.Lanes, minus.Lanes, sum.Lanes);

        Assert.All(sum.Approximate, value => Assert.Equal(0, value));
        Assert.All(sum.Residues, value => Assert.Equal(0UL, value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Operations_on_stretches_of_any_length_are_those_on_their_values(int length)
    {
        var random = new Random(length);
        var (a, b) = (new ProbeValues(length), new ProbeValues(length));
        for (var i = 0; i < length; i++)
        {
            a.Set(i, new Rational(random.Next(-3, 4), random.Next(1, 4)));
            b.Set(i, new Rational(random.Next(-3, 4), random.Next(1, 4)));
        }

        ProbeNumber At(ProbeValues values, int i) => new(values.Approximate[i], values.Residues[i]);
        Check<LaneOperations.Sum>((x, y) => x + y);
        Check<LaneOperations.Product>((x, y) => x * y);
        Check<LaneOperations.Negation>((x, _) => default(ProbeNumber) - x);
        Check<LaneOperations.TotalQuotient>(ProbeNumber.DivideOrZero);
        Check<LaneOperations.PositivePart>((x, _) => x.Approximate > 0 ? x : default);
        Check<LaneOperations.AbsoluteValue>((x, _) => x.Approximate < 0 ? default(ProbeNumber) - x : x);
        Check<LaneOperations.Maximum>((x, y) => x.Approximate >= y.Approximate ? x : y);

        void Check<TOperation>(Func<ProbeNumber, ProbeNumber, ProbeNumber> expected)
            where TOperation : struct, ILaneOperation
        {
            var result = new ProbeValues(length);
            TOperation.Run(a.Lanes, b.Lanes, result.Lanes);
            for (var i = 0; i < length; i++) Assert.Equal(expected(At(a, i), At(b, i)), At(result, i));
        }
    }
}
