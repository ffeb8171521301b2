using SyCam.Grammar.Typing;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>
/// Estimates when the cost level being searched will be finished: the maps of the level are its derivations, which the
/// grammar's counts give exactly, times the share of derivations that became maps on the levels before (a share that
/// changes from level to level as it did last); each takes as long as measured on this level, or on the last one while
/// there are few.
/// </summary>
internal sealed class LevelEstimate(GrammarDefinition grammar)
{
    private const int Few = 8;

    private readonly GrammarCounter _counter = new(grammar);
    private readonly List<Level> _finished = [];
    private int _cost = -1;
    private long _mapsBefore;
    private TimeSpan _began;

    /// <summary>Takes in how the run stands.</summary>
    public void Take(SynthesisProgress progress)
    {
        if (progress.Phase != SynthesisPhase.Candidates || progress.CostLevel == _cost) return;
        var maps = progress.Counters.Maps;
        // Of levels that passed between two looks nobody knows which map was whose.
        if (_cost < 0 || progress.CostLevel != _cost + 1) _finished.Clear();
        else if (maps > _mapsBefore) _finished.Add(Measure(maps, progress.Elapsed));
        (_cost, _mapsBefore, _began) = (progress.CostLevel, maps, progress.Elapsed);
    }

    /// <summary>The time until the level is finished; null when nothing tells.</summary>
    public TimeSpan? Left(SynthesisProgress progress)
    {
        if (progress.Phase != SynthesisPhase.Candidates || progress.CostLevel != _cost || _finished.Count == 0) return null;
        var last = _finished[^1];
        var trend = _finished.Count > 1 ? Math.Min(1, last.Share / _finished[^2].Share) : 1;
        var expected = Derivations(_cost) * last.Share * trend;
        var done = progress.Counters.Maps - _mapsBefore;
        var each = done >= Few ? (progress.Elapsed - _began).TotalSeconds / done : last.SecondsEach;
        var left = (expected - done) * each;
        return left > 0 && left < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(left) : null;
    }

    private Level Measure(long maps, TimeSpan now)
    {
        var own = maps - _mapsBefore;
        return new Level(own / Derivations(_cost), (now - _began).TotalSeconds / own);
    }

    private double Derivations(int cost) => (double)_counter.CountByCost(cost)[cost];

    private sealed record Level(double Share, double SecondsEach);
}
