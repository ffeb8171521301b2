namespace SyCam.Eval.Ensembles;

/// <summary>What one map does to the scores of all ensembles that it is in.</summary>
/// <param name="Shapley">Its Shapley value: the mean, over all orders in which the maps can join, of what the score gains when
/// it joins. The values of all maps add up to the score of all maps together less that of none.</param>
/// <param name="MainEffect">The mean score of the ensembles with it less that of those without it, the empty one left out.</param>
/// <param name="CumulativeResidual">Over all ensembles with it, the sum of the score less the mean score of all ensembles, the empty
/// one left out: our reading of MetaCAM's Cumulative Residual Effect, whose formula was not to be had.</param>
public sealed record EnsembleEffect(double Shapley, double MainEffect, double CumulativeResidual)
{
    /// <summary>The effect of each map of a list.</summary>
    /// <param name="scores">The score of every ensemble in the order of <see cref="Ensemble.AllOf"/>; their number is a power of
    /// 2 of at least 2.</param>
    public static IReadOnlyList<EnsembleEffect> Of(IReadOnlyList<double> scores)
    {
        var maps = int.Log2(scores.Count);
        if (scores.Count < 2 || 1 << maps != scores.Count) throw new ArgumentException("a score for each ensemble", nameof(scores));
        var ensembles = Ensemble.AllOf(maps);
        var mean = scores.Skip(1).Average();
        return [.. Enumerable.Range(0, maps).Select(map => new EnsembleEffect(
            ensembles.Where(one => !one.Contains(map)).Sum(one => Weight(one.Count, maps) * (scores[(int)one.With(map).Members] - scores[(int)one.Members])),
            Mean(ensembles.Where(one => one.Contains(map))) - Mean(ensembles.Where(one => one.Count > 0 && !one.Contains(map))),
            ensembles.Where(one => one.Contains(map)).Sum(one => scores[(int)one.Members] - mean)))];

        double Mean(IEnumerable<Ensemble> some) => some.Select(one => scores[(int)one.Members]).DefaultIfEmpty(double.NaN).Average();
    }

    // The share of the orders in which just these maps have joined before: s! (n - s - 1)! / n!.
    private static double Weight(int before, int maps)
    {
        var choices = 1.0;
        for (var i = 1; i <= before; i++) choices = choices * (maps - i) / i;
        return 1 / (maps * choices);
    }
}
