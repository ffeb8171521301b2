using System.Globalization;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>Shows how a run stands: one line that is redrawn, or a line now and then where output is redirected.</summary>
internal sealed class ProgressLine(Terminal terminal, TimeProvider time) : IProgress<SynthesisProgress>, IDisposable
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(15);

    private long _last;
    private bool _shown;

    /// <inheritdoc/>
    public void Report(SynthesisProgress value)
    {
        var interval = terminal.IsLive ? LiveInterval : LogInterval;
        if (_shown && time.GetElapsedTime(_last) < interval) return;
        _last = time.GetTimestamp();
        _shown = true;
        var text = Text(value);
        if (!terminal.IsLive)
        {
            terminal.Say(text);
            return;
        }

        var width = Math.Max(20, terminal.Error.Profile.Width - 1);
        Write("\r\u001b[2K" + (text.Length > width ? text[..width] : text));
    }

    /// <summary>Removes the line.</summary>
    public void Clear()
    {
        if (_shown && terminal.IsLive) Write("\r\u001b[2K");
        _shown = false;
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Write(string text)
    {
        terminal.Error.Profile.Out.Writer.Write(text);
        terminal.Error.Profile.Out.Writer.Flush();
    }

    private static string Text(SynthesisProgress value)
    {
        var counters = value.Counters;
        var phase = value.Phase switch
        {
            SynthesisPhase.Baselines => "baselines",
            SynthesisPhase.Candidates => string.Create(CultureInfo.InvariantCulture, $"cost {value.CostLevel}"),
            SynthesisPhase.Finals => string.Create(
                CultureInfo.InvariantCulture, $"final scores {value.FinalsDone}/{value.FinalsPlanned}"),
            _ => "done",
        };
        var best = value.Best is { } map
            ? string.Create(CultureInfo.InvariantCulture, $"; best {map.Score:0.0000} {(map.Names.Count > 0 ? map.Names[0] : map.Map.ToString())}")
            : "";
        var left = value.Remaining is { } remaining
            ? string.Create(CultureInfo.InvariantCulture, $", {Math.Max(0, remaining.TotalSeconds):0} s left")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{value.Elapsed.TotalSeconds:0} s{left}] {phase}: {counters.Built:N0} built, "
            + $"{counters.DeadProved + counters.DeadTested + counters.MergedProved + counters.MergedTested:N0} pruned, "
            + $"{counters.Scored:N0} scored{best}");
    }
}
