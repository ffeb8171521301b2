namespace SyCam.Search.Ranking;

/// <summary>Holm's step-down correction of p-values (Holm, "A simple sequentially rejective multiple test procedure",
/// Scandinavian Journal of Statistics 6, 1979).</summary>
internal static class Holm
{
    /// <summary>The adjusted p-values in the order of the given ones: with the m values sorted, the i-th becomes the
    /// largest of (m - j + 1) p(j) for j up to i, at most 1. NaN stays and does not count.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = pValues.ToArray();
        List<int> order = [.. Enumerable.Range(0, pValues.Count).Where(i => !double.IsNaN(pValues[i]))
            .OrderBy(i => pValues[i])];
        var largest = 0.0;
        for (var place = 0; place < order.Count; place++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Count - place) * pValues[order[place]]));
            adjusted[order[place]] = largest;
        }

        return adjusted;
    }
}
