using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>What is known of a run from its progress reports.</summary>
internal sealed class RunState(RunStart start)
{
    private const int RacesKept = 16;
    private readonly List<RaceRow> _races = [];
    private readonly LevelEstimate _estimate = new(start.Grammar);
    private int _lastRace;

    /// <summary>What the run works on.</summary>
    public RunStart Start => start;

    /// <summary>The last report; null before the first.</summary>
    public SynthesisProgress? Latest { get; private set; }

    /// <summary>The last rows of races, the oldest first.</summary>
    public IReadOnlyList<RaceRow> Races => _races;

    /// <summary>Of the candidates that wait for scores the ones that races have not ended so far.</summary>
    public int Alive => Latest is not { Queued: > 0 } latest ? 0 : latest.Race?.Alive ?? latest.Queued;

    /// <summary>The time from the last report until the cost level is finished; null when nothing tells.</summary>
    public TimeSpan? LevelLeft => Latest is { } latest ? _estimate.Left(latest) : null;

    /// <summary>Takes in a report.</summary>
    /// <returns>The report's row of a race when it is a new one; otherwise null.</returns>
    public RaceRow? Take(SynthesisProgress progress)
    {
        Latest = progress;
        _estimate.Take(progress);
        if (progress.Race is not { } row || row.Number <= _lastRace) return null;
        _lastRace = row.Number;
        if (_races.Count == RacesKept) _races.RemoveAt(0);
        _races.Add(row);
        return row;
    }
}
