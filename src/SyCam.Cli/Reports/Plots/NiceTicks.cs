using System.Globalization;

namespace SyCam.Cli.Reports.Plots;

/// <summary>Round values along an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
/// <param name="Step">The distance between two of them.</param>
/// <param name="Values">The values, rising.</param>
internal sealed record NiceTicks(double Step, IReadOnlyList<double> Values)
{
    private static readonly double[] Leading = [1, 2, 5, 10];

    /// <summary>The ticks from the last one at or below a range to the first one at or above it.</summary>
    /// <param name="low">The range's lower end.</param>
    /// <param name="high">Its upper end; where both are the same, the range is widened.</param>
    /// <param name="wanted">About how many steps there are to be; at least 1.</param>
    /// <param name="isWhole">True: no step is smaller than 1.</param>
    public static NiceTicks Of(double low, double high, int wanted = 5, bool isWhole = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1);
        if (high <= low) (low, high) = isWhole ? (low, low + 1) : (low - Half(low), low + Half(low));
        var raw = (high - low) / wanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = Leading.First(lead => lead * power >= raw * (1 - 1e-9)) * power;
        if (isWhole) step = Math.Max(step, 1);
        var first = (long)Math.Floor((low / step) + 1e-9);
        var last = (long)Math.Ceiling((high / step) - 1e-9);
        return new NiceTicks(step, [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)]);
    }

    /// <summary>A tick's text, with the decimals that its step needs.</summary>
    public string TextOf(double value)
    {
        var decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(Step) + 1e-9));
        // A value of -0 would be written with its sign.
        return (Math.Round(value, decimals) + 0.0).ToString($"N{decimals}", CultureInfo.InvariantCulture);
    }

    private static double Half(double value) => value == 0 ? 0.5 : Math.Abs(value) / 10;
}
