using System.Globalization;

namespace SyCam.Search.Reporting;

/// <summary>Numbers and texts as result files write them.</summary>
internal static class CellText
{
    /// <summary>All digits; empty for NaN.</summary>
    public static string Exact(double value) => CsvText.Number(value);

    public static string Exact(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Four decimals; a dash for NaN.</summary>
    public static string Short(double value) =>
        double.IsNaN(value) ? "-" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A p-value: four decimals, and no 0 for what is only small.</summary>
    public static string PValue(double value) => value < 0.0001 ? "< 0.0001" : Short(value);

    /// <summary>A line of comma-separated values.</summary>
    public static string Line(params IEnumerable<string> cells) => string.Join(',', cells.Select(CsvText.Quote)) + "\n";
}
