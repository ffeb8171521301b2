using System.Globalization;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Regions;

/// <summary>What methods mark, for people: one row for each method.</summary>
internal static class RegionText
{
    private static readonly (string Heading, Func<RegionSummary, string> Cell)[] Columns =
    [
        ("method", row => row.Method),
        ("pictures", row => row.Pictures.ToString(CultureInfo.InvariantCulture)),
        ("regions", row => Number(row.Regions, "0.0")),
        ("area", row => Percent(row.Area)),
        ("fall", row => ScoreText.Short(row.Fall)),
        ("elsewhere", row => ScoreText.Short(row.FallElsewhere)),
        ("largest", row => ScoreText.Short(row.FallOfLargest)),
        ("class changes", row => Percent(row.Changes)),
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="rows">The methods.</param>
    /// <param name="toward">The class whose rise is reported besides; null: none.</param>
    /// <param name="terminal">Where it goes.</param>
    public static void Write(IReadOnlyList<RegionSummary> rows, string? toward, Terminal terminal)
    {
        var columns = toward is null ? Columns : [.. Columns, ($"to {toward}", row => ScoreText.Signed(row.Toward))];
        WordTable.Write(
            terminal.Out, [.. columns.Select(column => column.Heading)], 0,
            [.. rows.Select(row => columns.Select(column => column.Cell(row)).ToArray())]);
        terminal.Say("fall: of the class's probability without the regions; elsewhere: without as many pixels moved by half the picture; largest: without the largest region alone");
    }

    private static string Percent(double share) => double.IsNaN(share) ? "-" : Number(100 * share, "0.0") + " %";

    private static string Number(double value, string format) =>
        double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}
