using System.Globalization;
using SyCam.Search.Ranking;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>Numbers of a table in words, for every format that people read.</summary>
internal static class TableText
{
    private const string Nothing = "-";

    /// <summary>The means, and the rows without a proper map where there are any.</summary>
    public static IReadOnlyList<ColumnText> Means(EvaluationTable table)
    {
        List<ColumnText> columns = [.. table.Columns.Select((column, place) =>
        {
            var cells = table.Rows.Select(row => row.Cells[place]).ToList();
            var decimals = Decimals(cells.Select(cell => cell.Mean).SelectMany(mean => new[] { mean.Mean, mean.Low, mean.High }));
            return new ColumnText(column.Name, column.HigherIsBetter, [.. cells.Select(cell => Mean(cell, decimals))]);
        })];
        if (table.Rows.Any(row => row.WithoutMap > 0))
            columns.Add(new ColumnText("no map", null, [.. table.Rows.Select(row =>
                new CellText(row.WithoutMap.ToString(CultureInfo.InvariantCulture)))]));
        return columns;
    }

    /// <summary>The differences to the baseline.</summary>
    public static IReadOnlyList<ColumnText> Differences(EvaluationTable table) =>
    [
        .. table.Columns.Select((column, place) =>
        {
            var cells = table.Rows.Select(row => row.Cells[place]).ToList();
            var decimals = Decimals(cells.Select(cell => cell.Against?.Gain).OfType<Comparison>()
                .SelectMany(gain => new[] { gain.Gain, gain.Low, gain.High }));
            return new ColumnText(column.Name, null, [.. cells.Select(cell => Difference(cell, decimals))]);
        }),
    ];

    /// <summary>The decimals that a column's numbers are told apart with: four below 10, fewer for greater numbers, six
    /// where all are tiny.</summary>
    public static int Decimals(IEnumerable<double> values) => values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max() switch
    {
        0 => 4,
        < 0.01 => 6,
        < 10 => 4,
        < 1000 => 2,
        _ => 0,
    };

    private static CellText Mean(EvaluationCell cell, int decimals)
    {
        var mean = cell.Mean;
        if (mean.Images == 0) return new CellText(Nothing);
        var note = mean.Dropped == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"({mean.Images} images)");
        return new CellText(Number(mean.Mean, decimals), Interval(mean.Low, mean.High, decimals), note, cell.IsBest);
    }

    private static CellText Difference(EvaluationCell cell, int decimals)
    {
        if (cell.Against is not { Gain: { Images: > 0 } gain }) return new CellText(Nothing);
        var value = $"{(gain.Gain > 0 ? "+" : "")}{Number(gain.Gain, decimals)}";
        var p = string.Create(CultureInfo.InvariantCulture, $"p={cell.AdjustedPValue:0.0000}");
        return new CellText(value, Interval(gain.Low, gain.High, decimals), p);
    }

    // A product of means has none.
    private static string Interval(double low, double high, int decimals) =>
        double.IsNaN(low) || double.IsNaN(high) ? "" : $"[{Number(low, decimals)}, {Number(high, decimals)}]";

    private static string Number(double value, int decimals)
    {
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // A tiny negative number is no minus zero.
        return text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text.TrimStart('-') : text;
    }
}
