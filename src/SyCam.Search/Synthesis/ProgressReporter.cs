namespace SyCam.Search.Synthesis;

/// <summary>Hands out snapshots of a run, not more often than people can read them.</summary>
internal sealed class ProgressReporter(
    IProgress<SynthesisProgress>? progress, TimeProvider time, Func<SynthesisProgress> snapshot)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private long _last = time.GetTimestamp();

    public SynthesisPhase Phase { get; set; } = SynthesisPhase.Baselines;

    public int FinalsDone { get; set; }

    public int FinalsPlanned { get; set; }

    /// <summary>Reports now.</summary>
    public void Report()
    {
        if (progress is null) return;
        _last = time.GetTimestamp();
        progress.Report(snapshot());
    }

    /// <summary>Reports when the last report is a while ago.</summary>
    public void Tick()
    {
        if (progress is not null && time.GetElapsedTime(_last) >= Pause) Report();
    }
}
