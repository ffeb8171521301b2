namespace SyCam.Search.Ranking;

/// <summary>Spearman's rank correlation; equal values share the mean of their ranks.</summary>
public static class RankCorrelation
{
    /// <summary>The correlation, from -1 to 1; NaN with fewer than 3 pairs or when one side does not vary.</summary>
    public static double Of(IReadOnlyList<(double X, double Y)> pairs)
    {
        if (pairs.Count < 3) return double.NaN;
        var x = Ranks([.. pairs.Select(pair => pair.X)]);
        var y = Ranks([.. pairs.Select(pair => pair.Y)]);
        var mean = (pairs.Count + 1) / 2.0;
        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }

        return xx == 0 || yy == 0 ? double.NaN : xy / Math.Sqrt(xx * yy);
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(value => values.Count(other => other < value)
            + ((values.Count(other => other.Equals(value)) + 1) / 2.0))];
}
