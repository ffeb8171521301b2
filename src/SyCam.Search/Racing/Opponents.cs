namespace SyCam.Search.Racing;

/// <summary>The maps that may beat others after a number of images, by cost.</summary>
internal sealed class Opponents
{
    private readonly List<(int Cost, double Mean, Racer Racer)> _byMean;

    public Opponents(IReadOnlyList<Racer> racers, int images) =>
        _byMean = [.. racers.Select(racer => (racer.Cost, Mean: racer.Mean(images), racer))
            .Where(entry => !double.IsNaN(entry.Mean))
            .OrderByDescending(entry => entry.Mean)];

    /// <summary>The map with the best mean so far of those that cost no more, not the racer itself; null without one.
    /// </summary>
    public Racer? BestFor(Racer racer)
    {
        foreach (var entry in _byMean)
            if (entry.Cost <= racer.Cost && entry.Racer != racer) return entry.Racer;
        return null;
    }
}
