namespace SyCam.Search.Ranking;

/// <summary>The rows that are worth their cost.</summary>
internal static class ParetoFront
{
    /// <summary>The rows, by rising cost, that score better than every row of the same or a lower cost; controls,
    /// rows without a score and rows that break a constraint are left out.</summary>
    public static IReadOnlyList<LeaderboardRow> Of(IEnumerable<LeaderboardRow> rows, bool higherIsBetter)
    {
        var front = new List<LeaderboardRow>();
        var sign = higherIsBetter ? 1 : -1;
        var best = double.NegativeInfinity;
        foreach (var row in rows.Where(row => row.Kind != RowKind.Control && row.Broken.Count == 0 && !double.IsNaN(row.Score))
            .OrderBy(row => row.Cost).ThenByDescending(row => sign * row.Score).ThenBy(row => row.Rank))
        {
            if (sign * row.Score <= best) continue;
            best = sign * row.Score;
            front.Add(row);
        }

        return front;
    }
}
