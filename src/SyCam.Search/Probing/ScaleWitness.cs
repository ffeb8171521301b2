using SyCam.Grammar.Terms;
using SyCam.Search.Proving;

namespace SyCam.Search.Probing;

/// <summary>Finds the positive factor between two maps from their values on the probes.</summary>
internal static class ScaleWitness
{
    private const double Tolerance = 1e-9;
    private const int GreatestTerm = 1000;

    // Cubes of means of cubes go up to 9; the smallest power that fits is taken.
    private static readonly int[] Powers = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8, 9, -9];

    /// <summary>The scale with <c>left = scale * right</c> on every probe, or null when there is none of the form
    /// q * N^i. Probes of different shapes tell N from a number.</summary>
    public static Scale? Find(ProbeSet probes, ProbeValues left, ProbeValues right)
    {
        var ratios = new List<(int Positions, double Ratio)>();
        var start = 0;
        foreach (var block in probes.Blocks)
        {
            for (var i = 0; i < block.Length(TermType.Map); i++)
            {
                var (a, b) = (left.Approximate[start + i], right.Approximate[start + i]);
                if (a == 0 && b == 0) continue;
                if (b == 0 || a / b <= 0) return null;
                ratios.Add((block.Positions, a / b));
            }

            start += block.Length(TermType.Map);
        }

        foreach (var power in Powers)
        {
            if (ratios.Count > 0 && CommonFactor(ratios, power) is { } factor) return new Scale(factor, power);
        }

        return null;
    }

    private static Rational? CommonFactor(List<(int Positions, double Ratio)> ratios, int power)
    {
        var factors = ratios.ConvertAll(item => item.Ratio / Math.Pow(item.Positions, power));
        if (factors.Exists(factor => Math.Abs(factor - factors[0]) > Tolerance * factors[0])) return null;
        for (var denominator = 1; denominator <= GreatestTerm; denominator++)
        {
            var numerator = Math.Round(factors[0] * denominator);
            if (numerator < 1 || numerator > GreatestTerm) continue;
            if (Math.Abs((numerator / denominator) - factors[0]) <= Tolerance * factors[0])
                return new Rational((long)numerator, denominator);
        }

        return null;
    }
}
