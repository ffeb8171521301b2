namespace SyCam.Search.Racing;

/// <summary>
/// Races maps on the images: all that are alive see the same ones, and after each block the beaten ones leave. Beaten
/// is a map only by one of no greater cost, so the front of cost and score is kept; what was scored on all images
/// before takes part as an opponent and can never leave. Decisions depend on the scores alone.
/// </summary>
/// <param name="options">By what to decide.</param>
/// <param name="images">The number of images, in their fixed order.</param>
/// <param name="width">The objective's largest value minus its smallest; used by the rigorous bound alone.</param>
internal sealed class Race(RaceOptions options, int images, double width)
{
    /// <summary>Races to the end.</summary>
    /// <param name="racers">The maps, none of them scored yet.</param>
    /// <param name="elites">Maps that have all scores.</param>
    /// <param name="maps">How many maps could be an opponent of one of the racers: what the level is divided by.</param>
    /// <param name="amongThemselves">False when racers are beaten by elites only.</param>
    /// <param name="score">Adds to the given racers their merits on the images from the first number up to, but
    /// without, the second.</param>
    /// <param name="decided">Told after each block how many images were seen, who took part and who stays.</param>
    /// <returns>The racers that were scored on all images, in their order.</returns>
    public IReadOnlyList<Racer> Run(
        IReadOnlyList<Racer> racers, IReadOnlyList<Racer> elites, int maps, bool amongThemselves,
        Action<IReadOnlyList<Racer>, int, int> score,
        Action<int, IReadOnlyList<Racer>, IReadOnlyList<Racer>>? decided = null)
    {
        var alive = racers;
        var seen = 0;
        foreach (var look in RaceSchedule.Looks(options, images))
        {
            if (alive.Count == 0) break;
            score(alive, seen, look);
            seen = look;
            var entered = alive;
            if (look < images) alive = Decide(entered, amongThemselves ? [.. elites, .. entered] : elites, look, maps);
            decided?.Invoke(look, entered, alive);
        }

        return alive;
    }

    private IReadOnlyList<Racer> Decide(
        IReadOnlyList<Racer> entered, IReadOnlyList<Racer> others, int look, int maps)
    {
        var opponents = new Opponents(others, look);
        return options.Bound == RaceBound.Halving
            ? Halve(entered, opponents, look)
            : [.. entered.Where(racer => !IsBeaten(racer, opponents, look, options.Alpha / Math.Max(1, maps)))];
    }

    private bool IsBeaten(Racer racer, Opponents opponents, int look, double alpha)
    {
        if (opponents.BestFor(racer) is not { } best) return false;
        var differences = racer.Differences(best, look);
        if (differences.Length < RaceSchedule.LeastImages) return false;
        var upper = options.Bound == RaceBound.Rigorous
            ? EmpiricalBernsteinSequence.Upper(differences, width, alpha)
            : AsymptoticSequence.Upper(differences, alpha);
        return upper < 0;
    }

    // The best third goes on, and whatever no map of no greater cost has outdone.
    private static IReadOnlyList<Racer> Halve(IReadOnlyList<Racer> alive, Opponents opponents, int look)
    {
        var kept = alive.OrderByDescending(racer => Rank(racer.Mean(look))).Take((alive.Count + 2) / 3).ToHashSet();
        return [.. alive.Where(racer => kept.Contains(racer)
            || opponents.BestFor(racer) is not { } best || !(racer.Mean(look) < best.Mean(look)))];
    }

    private static double Rank(double mean) => double.IsNaN(mean) ? double.NegativeInfinity : mean;
}
