using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>How alike maps are.</summary>
internal static class Correlation
{
    /// <summary>Pearson's correlation of maps, pair by pair; NaN where one of the two is constant.</summary>
    /// <param name="left">Maps <c>[n,1,H,W]</c>.</param>
    /// <param name="right">Maps <c>[n,1,H,W]</c>.</param>
    public static double[] Pearson(Tensor left, Tensor right)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Centred(left), Centred(right));
        return (Product(a, b) / (Product(a, a) * Product(b, b)).sqrt()).cpu().data<double>().ToArray();
    }

    /// <summary>Spearman's: Pearson's correlation of the ranks, of equal values their mean rank.</summary>
    public static double Spearman(IReadOnlyList<double> left, IReadOnlyList<double> right) => Pearson(Ranks(left), Ranks(right));

    private static Tensor Product(Tensor left, Tensor right) => (left * right).sum([1L]).to(ScalarType.Float64);

    private static Tensor Centred(Tensor maps)
    {
        var flat = maps.flatten(1);
        // A sum of equal numbers is exact in float64, so that nothing is left of a constant map.
        return flat - flat.mean([1L], true, ScalarType.Float64).to(flat.dtype);
    }

    private static double Pearson(double[] left, double[] right)
    {
        var (a, b) = (left.Average(), right.Average());
        var (both, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < left.Length; i++)
        {
            both += (left[i] - a) * (right[i] - b);
            first += (left[i] - a) * (left[i] - a);
            second += (right[i] - b) * (right[i] - b);
        }

        return both / Math.Sqrt(first * second);
    }

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[order.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && values[order[end]] == values[order[start]]) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + end - 1) / 2.0;
            start = end;
        }

        return ranks;
    }
}
