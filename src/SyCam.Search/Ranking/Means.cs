namespace SyCam.Search.Ranking;

/// <summary>Means over the images that have a value.</summary>
internal static class Means
{
    /// <summary>The mean; NaN when fewer than half of the images have a value, so that a map that works on a few easy
    /// images does not win.</summary>
    public static MetricMean Of(string metric, IReadOnlyList<double> values)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            sum += value;
            count++;
        }

        var mean = count == 0 || 2 * count < values.Count ? double.NaN : sum / count;
        return new MetricMean(metric, mean, count, values.Count - count);
    }
}
