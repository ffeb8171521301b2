namespace SyCam.Eval.Benchmarks;

/// <summary>How far two scores rank candidates alike.</summary>
internal static class Agreement
{
    /// <summary>Kendall's tau-a: the pairs in the same order minus those in the other, by all pairs.</summary>
    public static double Kendall(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        var sum = 0;
        for (var i = 0; i < one.Count; i++)
            for (var j = 0; j < i; j++) sum += Math.Sign(one[i] - one[j]) * Math.Sign(other[i] - other[j]);
        return sum / (one.Count * (one.Count - 1) / 2.0);
    }
}
