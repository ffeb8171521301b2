using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>A run of which nothing but the result is shown.</summary>
internal sealed class QuietRunView(Terminal terminal) : IRunView
{
    /// <inheritdoc/>
    public void Note(string line)
    {
    }

    /// <inheritdoc/>
    public void Start(RunStart start)
    {
    }

    /// <inheritdoc/>
    public void Report(SynthesisProgress value)
    {
    }

    /// <inheritdoc/>
    public void Show(SynthesisReport report) => new LeaderboardView(terminal).Show(report);

    /// <inheritdoc/>
    public void End(SynthesisReport report, string folder)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
