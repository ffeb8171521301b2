using System.Globalization;

namespace SyCam.Cli.Reports.Html;

/// <summary>Numbers as a report shows them.</summary>
internal static class NumberText
{
    /// <summary>What stands where there is no value.</summary>
    public const string None = "–";

    /// <summary>A score: four decimals, fewer where there are many digits before the point.</summary>
    public static string Score(double? value) => value switch
    {
        null => None,
        { } number when Math.Abs(number) >= 100 => number.ToString("0.0", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) >= 10 => number.ToString("0.00", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    /// <summary>A difference, with its sign.</summary>
    public static string Signed(double? value) => value is { } number && number > 0 ? "+" + Score(number) : Score(value);

    /// <summary>A p-value; what is only small is not 0.</summary>
    public static string PValue(double? value) => value is < 0.0001 ? "< 0.0001" : Score(value);

    /// <summary>A count, in groups of three digits.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun, in the plural unless it is 1.</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>All digits, for sorting and for attributes; empty for none.</summary>
    public static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A coordinate of a drawing.</summary>
    public static string Pixel(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A time in words.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h"),
    };
}
