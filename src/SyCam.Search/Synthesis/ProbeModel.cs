using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>
/// Learns which steps of a derivation good maps use (Barke, Peleg and Polikarpova, "Just-in-time learning for bottom-up
/// enumerative synthesis", OOPSLA 2020): a step that the best map uses is likely, one that only poor maps use is not.
/// </summary>
internal sealed class ProbeModel(RunResults results, RunMetrics metrics)
{
    /// <summary>The weights by all scores so far. A step fits as well as the best map that uses it: by the share of the
    /// scored maps that this one is better than. Maps that a race ended are worse than all that were not.</summary>
    public StepWeights Learn()
    {
        List<Contender> ranked = [.. results.All
            .Where(contender => contender.Kind != RowKind.Control && contender.Coarse is not null)
            .OrderBy(contender => contender.Broken.Count == 0)
            .ThenBy(contender => metrics.Merit(contender.CoarseScore))
            .ThenByDescending(contender => contender.Map)];
        var lost = results.RacedOut;
        Dictionary<(string, string), double> fits = [];
        for (var i = 0; i < ranked.Count; i++)
        {
            var fit = (double)(lost + i + 1) / (lost + ranked.Count);
            // Rising, so the last one that is written is the best.
            foreach (var step in StepWeights.Steps(ranked[i].Map)) fits[step] = fit;
        }

        return new StepWeights(fits);
    }
}
