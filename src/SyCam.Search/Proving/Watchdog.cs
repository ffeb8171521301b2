using Microsoft.Z3;

namespace SyCam.Search.Proving;

/// <summary>
/// Interrupts a context from another thread once a deadline is over, for as long as it is not disposed. Z3's own
/// timeout is not used: in libz3 4.8.12 its nested timers can wait for one another for ever.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(2);
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private bool _isDone;

    public Watchdog(Context z3, Deadline deadline) => _timer = new Timer(
        _ =>
        {
            // An interrupt that comes before the check begins is lost, so it is repeated; one that came after the end
            // would stop the next check, so it is sent under the lock.
            lock (_gate)
            {
                if (!_isDone && deadline.IsOver) z3.Interrupt();
            }
        },
        null,
        Period,
        Period);

    public void Dispose()
    {
        lock (_gate) _isDone = true;
        _timer.Dispose();
    }
}
