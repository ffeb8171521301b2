using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>A run for programs: one JSON object for each event, and nothing else.</summary>
internal sealed class JsonRunView(Terminal terminal, TimeProvider time) : IRunView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly JsonLines _lines = new(terminal);
    private RunState? _state;
    private SynthesisPhase _phase;
    private long? _last;

    /// <inheritdoc/>
    public void Note(string line) => _lines.Write(RunEvents.Note(line));

    /// <inheritdoc/>
    public void Start(RunStart start)
    {
        _state = new RunState(start);
        _lines.Write(RunEvents.Start(start));
    }

    /// <summary>Writes each row of a race, and the progress once a second and with each phase.</summary>
    public void Report(SynthesisProgress value)
    {
        if (_state is not { } state) return;
        if (state.Take(value) is { } race) _lines.Write(RunEvents.Race(race));
        if (_last is { } last && value.Phase == _phase && time.GetElapsedTime(last) < Interval) return;
        (_last, _phase) = (time.GetTimestamp(), value.Phase);
        _lines.Write(RunEvents.Progress(value, state));
    }

    /// <inheritdoc/>
    public void Show(SynthesisReport report)
    {
        foreach (var row in report.Rows) _lines.Write(RunEvents.Row(report, row));
    }

    /// <inheritdoc/>
    public void End(SynthesisReport report, string folder) => _lines.Write(RunEvents.End(report, folder));

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
