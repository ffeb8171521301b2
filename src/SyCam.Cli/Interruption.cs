using System.Runtime.InteropServices;

namespace SyCam.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: the first cancels, so that a run ranks and writes what it has; the second ends the process at once,
/// as the system does by itself, which harms no journal.
/// </summary>
internal sealed class Interruption : IDisposable
{
    // SIGXFSZ, the limit on a file's size, would end the process; ignored, it is a write that fails and says why.
    private const PosixSignal FileSizeLimit = (PosixSignal)25;

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _signals;

    /// <summary>Listens from now on.</summary>
    public Interruption()
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel));
        if (!OperatingSystem.IsWindows())
            _registrations.Add(PosixSignalRegistration.Create(FileSizeLimit, context => context.Cancel = true));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _signals) > 1) return;
        context.Cancel = true;
        _ = _source.CancelAsync();
    }
}
