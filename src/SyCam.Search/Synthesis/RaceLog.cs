namespace SyCam.Search.Synthesis;

/// <summary>Keeps count of a run's races for those who watch it.</summary>
internal sealed class RaceLog(RunMetrics metrics, RunClock clock)
{
    private readonly List<RaceRow> _rows = [];
    private int _images;
    private int _race;
    private int _block;
    private long _scores;

    /// <summary>The rows of all blocks.</summary>
    public IReadOnlyList<RaceRow> Rows => _rows;

    /// <summary>The row of the last block; null before the first.</summary>
    public RaceRow? Last => _rows.Count == 0 ? null : _rows[^1];

    /// <summary>Notes that a block of images was scored and decided on. A block that ends at no more images than the one
    /// before begins another race.</summary>
    /// <param name="images">The images that the race has looked at.</param>
    /// <param name="entered">The candidates that the block was scored for, each with the mean of its merits.</param>
    /// <param name="alive">The ones that stay.</param>
    public void EndBlock(
        int images, IReadOnlyList<(Contender One, double Merit)> entered, IReadOnlyCollection<Contender> alive)
    {
        if (_race == 0 || images <= _images) (_race, _block, _images) = (_race + 1, 0, 0);
        _block++;
        _scores += (long)entered.Count * (images - _images);
        _images = images;
        var best = entered.Where(pair => alive.Contains(pair.One) && !double.IsNaN(pair.Merit))
            .OrderByDescending(pair => pair.Merit)
            .Select(pair => ((Contender One, double Merit)?)pair)
            .FirstOrDefault();
        _rows.Add(new RaceRow(
            _rows.Count + 1, _race, _block, images, entered.Count, alive.Count,
            best is { } leader ? leader.One.Names.FirstOrDefault() ?? leader.One.Map.ToString() : null,
            metrics.Sign * best?.Merit ?? double.NaN, _scores, clock.Elapsed));
    }
}
