using SyCam.Search.Racing;

namespace SyCam.Search.Races;

/// <summary>Races the candidates of a recorded run again, on the recorded scores.</summary>
/// <param name="matrix">The scores.</param>
/// <param name="width">The objective's largest value minus its smallest.</param>
/// <param name="cohort">How many candidates race together; the elites of the cohorts before race against them.</param>
internal sealed class Replay(ScoreMatrix matrix, double width, int cohort)
{
    private const int ElitesOfACost = 3;

    /// <summary>Replays with one bound and the images in one order.</summary>
    /// <returns>The share of all scores that was asked for; whether the best candidate of all images reached the end;
    /// how far the best that did lies behind it; of how many costs on the front the best was lost; and the share of
    /// candidates that reached the end.</returns>
    public (double Cost, bool IsBestKept, double Regret, int LostCosts, double Finished) Run(RaceOptions options, int[] order)
    {
        List<(ScoredRow Row, Racer Racer)> scored = [.. matrix.Maps.Where(row => row.IsNamed).Select(row => (row, Whole(row, order)))];
        List<ScoredRow> candidates = [.. matrix.Maps.Where(row => !row.IsNamed)];
        HashSet<ScoredRow> kept = [];
        long asked = 0;
        var maps = scored.Count;
        foreach (var batch in candidates.Chunk(cohort))
        {
            maps += batch.Length;
            var racers = batch.ToDictionary(row => new Racer(row.Cost));
            var elites = scored.GroupBy(one => one.Row.Cost)
                .SelectMany(group => group.OrderByDescending(one => one.Row.Mean).Take(ElitesOfACost))
                .Select(one => one.Racer).ToList();
            var finished = new Race(options, matrix.Images, width).Run(
                [.. racers.Keys], elites, maps, amongThemselves: true, (alive, first, end) =>
                {
                    asked += (long)alive.Count * (end - first);
                    foreach (var racer in alive) racer.Add(order[first..end].Select(image => racers[racer].Merits[image]));
                });
            kept.UnionWith(finished.Select(racer => racers[racer]));
            scored.AddRange(finished.Select(racer => (racers[racer], racer)));
        }

        var best = candidates.MaxBy(row => row.Mean)!;
        return (
            (double)asked / ((long)candidates.Count * matrix.Images), kept.Contains(best),
            best.Mean - kept.Select(row => row.Mean).DefaultIfEmpty(double.NegativeInfinity).Max(), LostCosts(kept),
            (double)kept.Count / candidates.Count);
    }

    // Of the strict front of cost and score alone: what a cheaper map beats may go.
    private int LostCosts(HashSet<ScoredRow> kept)
    {
        var (lost, best) = (0, double.NegativeInfinity);
        foreach (var level in matrix.Maps.GroupBy(row => row.Cost).OrderBy(group => group.Key))
        {
            var top = level.MaxBy(row => row.Mean)!;
            if (top.Mean <= best) continue;
            best = top.Mean;
            if (!top.IsNamed && !kept.Contains(top)) lost++;
        }

        return lost;
    }

    private static Racer Whole(ScoredRow row, int[] order)
    {
        var racer = new Racer(row.Cost);
        racer.Add(order.Select(image => row.Merits[image]));
        return racer;
    }
}
