namespace SyCam.Search.Synthesis;

/// <summary>The time of a run: what earlier parts spent, what this part spent, what is left.</summary>
internal sealed class RunClock(TimeProvider time, TimeSpan? budget, TimeSpan spentBefore)
{
    // Timers take no more; a run of weeks may as well stop there.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Elapsed => spentBefore + time.GetElapsedTime(_start);

    /// <summary>What is left of the budget, at least 0; null without one.</summary>
    public TimeSpan? Remaining => budget is not { } limit ? null
        : limit > Elapsed ? limit - Elapsed
        : TimeSpan.Zero;

    /// <summary>A source that cancels when all of the budget but <paramref name="reserve"/> is spent; without a budget
    /// it never does.</summary>
    public CancellationTokenSource StopBefore(TimeSpan reserve)
    {
        if (Remaining is not { } remaining) return new CancellationTokenSource();
        var left = remaining > reserve ? remaining - reserve : TimeSpan.Zero;
        var source = new CancellationTokenSource(left < LongestTimer ? left : LongestTimer, time);
        if (left == TimeSpan.Zero) source.Cancel();
        return source;
    }
}
