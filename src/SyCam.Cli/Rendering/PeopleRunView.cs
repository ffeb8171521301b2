using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>A run for people: notes, a panel that is redrawn (or, where output is redirected, a line now and then), and
/// the leaderboard.</summary>
internal sealed class PeopleRunView(Terminal terminal, TimeProvider time) : IRunView
{
    private readonly ProgressLog _log = new(terminal, time);
    private LiveProgress? _live;

    /// <inheritdoc/>
    public void Note(string line)
    {
        if (_live is { } live) live.Note(line);
        else terminal.Say(line);
    }

    /// <inheritdoc/>
    public void Start(RunStart start)
    {
        terminal.Say(
            $"{start.Network} at {start.Layer}: {start.SearchImages} search images, {start.HeldOutImages} held out; "
            + $"facts: {start.Facts}");
        if (terminal.IsLive) _live = new LiveProgress(terminal, time, start);
    }

    /// <inheritdoc/>
    public void Report(SynthesisProgress value)
    {
        if (_live is { } live) live.Report(value);
        else _log.Report(value);
    }

    /// <inheritdoc/>
    public void Show(SynthesisReport report)
    {
        Dispose();
        new LeaderboardView(terminal).Show(report);
    }

    /// <inheritdoc/>
    public void End(SynthesisReport report, string folder)
    {
        terminal.Say($"run folder: {folder}");
        terminal.Say(report.StopReason is StopReason.Cancelled or StopReason.WriteFailed
            ? "next: the same command with --resume goes on where this run stopped"
            : $"next: ./sycam report {folder}   or   ./sycam explain PHOTO --run {folder}   or   ./sycam export @{folder}#1 -o MyCam.cs");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _live = null;
    }
}
