using System.Globalization;

namespace SyCam.Search.Benchmarks;

/// <summary>The processor time of the processes that this one started and that have ended: what a process took cannot be
/// asked of it afterwards.</summary>
internal static class ChildTime
{
    private const double TicksPerSecond = 100;

    // Fields 16 and 17 of proc(5)'s stat, counted from 1; the name before them may hold spaces.
    private const int UserField = 16 - 3;

    public static TimeSpan Spent
    {
        get
        {
            var text = File.ReadAllText("/proc/self/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields.Skip(UserField).Take(2).Sum(part => long.Parse(part, CultureInfo.InvariantCulture));
            return TimeSpan.FromSeconds(ticks / TicksPerSecond);
        }
    }
}
