using System.Diagnostics;

namespace SyCam.Eval.Benchmarks;

/// <summary>How long one piece of work took.</summary>
/// <param name="Wall">By the clock on the wall.</param>
/// <param name="Processor">Processor time of all threads: on a busy machine the steadier of the two.</param>
internal readonly record struct Timing(TimeSpan Wall, TimeSpan Processor)
{
    /// <summary>Runs the work and measures it.</summary>
    public static Timing Of(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        work();
        var wall = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return new Timing(wall, process.TotalProcessorTime - processor);
    }
}
