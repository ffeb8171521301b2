using System.Globalization;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>Shows how a run stands where nothing can be redrawn: a line now and then.</summary>
internal sealed class ProgressLog(Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private long? _last;

    /// <summary>Writes a line when the last one is a while ago.</summary>
    public void Report(SynthesisProgress value)
    {
        if (_last is { } last && time.GetElapsedTime(last) < Interval) return;
        _last = time.GetTimestamp();
        terminal.Say(Text(value));
    }

    private static string Text(SynthesisProgress value)
    {
        var counters = value.Counters;
        var best = value.Best is { } map
            ? string.Create(CultureInfo.InvariantCulture, $"; best {map.Score:0.0000} {ProgressText.Name(map)}")
            : "";
        var left = value.Remaining is { } remaining
            ? string.Create(CultureInfo.InvariantCulture, $", {Math.Max(0, remaining.TotalSeconds):0} s left")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{value.Elapsed.TotalSeconds:0} s{left}] {ProgressText.Phase(value)}: {counters.Built:N0} built, "
            + $"{counters.DeadProved + counters.DeadTested + counters.MergedProved + counters.MergedTested:N0} pruned, "
            + $"{counters.Scored:N0} scored{best}");
    }
}
