namespace SyCam.Cli.Statistics;

/// <summary>Ranks of values.</summary>
internal static class Ranks
{
    /// <summary>The rank of each value, from 1 for the least; equal ones have their mean rank.</summary>
    public static double[] Of(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[order.Length];
        foreach (var (start, count) in Ties(values))
            for (var i = start; i < start + count; i++) ranks[order[i]] = start + ((count + 1) / 2.0);
        return ranks;
    }

    /// <summary>Runs of equal values in increasing order: where each starts, from 0, and how long it is.</summary>
    public static IEnumerable<(int Start, int Count)> Ties(IReadOnlyList<double> values)
    {
        var start = 0;
        foreach (var group in values.GroupBy(value => value).OrderBy(group => group.Key))
        {
            yield return (start, group.Count());
            start += group.Count();
        }
    }

    /// <summary>The sum of t^3 - t over runs of t equal values, which corrections for ties take off.</summary>
    public static double TieTerm(IReadOnlyList<double> values) => Ties(values).Sum(tie => Math.Pow(tie.Count, 3) - tie.Count);
}
