namespace SyCam.Eval.Metrics;

/// <summary>How alike two rankings of the same things are, the upper ranks counting most (Webber, Moffat, Zobel: A Similarity
/// Measure for Indefinite Rankings, ACM TOIS 2010).</summary>
internal static class RankBiasedOverlap
{
    /// <summary>
    /// The extrapolated overlap of two rankings of equal depth D, in [0,1], 1 for equal ones:
    /// X(D)/D p^D + (1-p)/p sum over d of X(d)/d p^d, with X(d) the number of things among the first d of both.
    /// </summary>
    /// <param name="left">Things from 0 to D-1 or above, each once; at least one.</param>
    /// <param name="right">As many.</param>
    /// <param name="persistence">p, above 0 and below 1: the smaller, the more the first ranks count.</param>
    public static double Of(IReadOnlyList<int> left, IReadOnlyList<int> right, double persistence)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Count, left.Count);
        HashSet<int> once = [];
        var (common, weight, sum) = (0, 1.0, 0.0);
        for (var depth = 1; depth <= left.Count; depth++)
        {
            if (!once.Add(left[depth - 1])) common++;
            if (!once.Add(right[depth - 1])) common++;
            weight *= persistence;
            sum += weight * common / depth;
        }

        return ((double)common / left.Count * weight) + ((1 - persistence) / persistence * sum);
    }
}
