using SyCam.Search.Synthesis;

namespace SyCam.Search.Ranking;

/// <summary>The front with what stands beside it.</summary>
internal static class ThickFront
{
    /// <summary>For each cost, by rising cost, at most <paramref name="thickness"/> rows, the best first, that the
    /// search images do not tell from the best row of no greater cost (<see cref="FrontTolerance"/>). Controls, rows
    /// without a score and rows that break a constraint are left out.</summary>
    public static IReadOnlyList<FrontRow> Of(IReadOnlyList<RankedContender> ranked, int thickness, RunMetrics metrics)
    {
        List<FrontRow> front = [];
        RankedContender? best = null;
        var levels = ranked
            .Where(one => one.Row.Kind != RowKind.Control && !double.IsNaN(one.Row.Score) && one.Row.Broken.Count == 0)
            .GroupBy(one => one.Row.Cost)
            .OrderBy(group => group.Key);
        foreach (var level in levels)
        {
            List<RankedContender> rows = [.. level.OrderByDescending(one => metrics.Merit(one.Row.Score))
                .ThenBy(one => one.Row.Rank)];
            var isBetter = best is null || metrics.Merit(rows[0].Row.Score) > metrics.Merit(best.Row.Score);
            if (isBetter) best = rows[0];
            var near = rows.Where(one => FrontTolerance.Covers(
                metrics.Values(one.Scores), metrics.Values(best!.Scores), metrics.Sign));
            front.AddRange(near.Take(thickness).Select(one => new FrontRow(
                one.Row, one == best, metrics.Merit(best!.Row.Score) - metrics.Merit(one.Row.Score))));
        }

        return front;
    }
}
