namespace SyCam.Search.Proving;

/// <summary>The time that a call has used and may use.</summary>
internal sealed class Deadline(TimeProvider time, TimeSpan limit, CancellationToken cancellation)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>A deadline at half of the time that is left.</summary>
    public Deadline Half() => new(time, Left / 2, cancellation);

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public TimeSpan Left => Elapsed < limit ? limit - Elapsed : TimeSpan.Zero;

    public bool IsOver => cancellation.IsCancellationRequested || Left == TimeSpan.Zero;
}
