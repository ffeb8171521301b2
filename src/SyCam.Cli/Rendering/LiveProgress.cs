using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>Shows how a run stands in a panel: after each report, but not more often than the eye follows, and between
/// reports so that the clock goes on. Removes it at the end.</summary>
internal sealed class LiveProgress : IDisposable
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly Terminal _terminal;
    private readonly TimeProvider _time;
    private readonly LivePanel _panel;
    private readonly RunState _state;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private long _received;
    private long? _drawn;
    private bool _isDisposed;

    /// <summary>A panel that is empty until the first report.</summary>
    public LiveProgress(Terminal terminal, TimeProvider time, RunStart start)
    {
        _terminal = terminal;
        _time = time;
        _panel = new LivePanel(terminal.Error);
        _state = new RunState(start);
        _timer = time.CreateTimer(_ => Refresh(), null, LongestPause, LongestPause);
    }

    /// <summary>Takes in a report.</summary>
    public void Report(SynthesisProgress value)
    {
        lock (_lock)
        {
            _state.Take(value);
            _received = _time.GetTimestamp();
            if (_drawn is not { } drawn || _time.GetElapsedTime(drawn) >= LeastPause) Draw();
        }
    }

    /// <summary>Writes a line above the panel.</summary>
    public void Note(string line)
    {
        lock (_lock)
        {
            _panel.Clear();
            _terminal.Say(line);
            Draw();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _isDisposed = true;
            _panel.Clear();
        }
    }

    private void Refresh()
    {
        lock (_lock)
        {
            Draw();
        }
    }

    private void Draw()
    {
        if (_isDisposed || _state.Latest is null) return;
        _drawn = _time.GetTimestamp();
        _panel.Draw(LiveText.Lines(_state, _time.GetElapsedTime(_received), _panel.Width, _panel.Height));
    }
}
