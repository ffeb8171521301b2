using System.Globalization;
using SyCam.Cli.Experiments.Tables;
using SyCam.Eval.Saliency;
using SyCam.Search.Ranking;

namespace SyCam.Cli.Attacking;

/// <summary>The rows of an attack as a table.</summary>
internal static class AttackTable
{
    private const string Baseline = "the evened budget of the same map";

    // Better is what attacks harder; a budget has no direction.
    private static readonly (string Name, string Meaning, bool? HigherIsBetter, Func<AttackRow, List<double>> Values)[] Columns =
    [
        ("accuracy", "the part of the images whose label the network ranks first", false, row => row.Right),
        ("loss", "the cross-entropy against the label", true, row => row.Loss),
        ("budget", "the mean budget of a pixel's channel in 255ths", null, row => row.Budget),
        ("important", "the part of all pixels' channels that are important", null, row => row.Important),
    ];

    /// <summary>The table.</summary>
    /// <param name="model">The network's name.</param>
    /// <param name="layer">The layer of the maps.</param>
    /// <param name="settings">The attack.</param>
    /// <param name="rows">What came out.</param>
    public static EvaluationTable Of(string model, string layer, PartSettings settings, IReadOnlyList<AttackRow> rows)
    {
        var images = rows[0].Right.Count;
        var against = Columns.Select(column => rows.Select(row => Compare(row, column.HigherIsBetter, column.Values, settings.Steps.Seed)).ToList()).ToList();
        // All comparisons are one family: a table is read as a whole.
        var adjusted = PairedTest.Adjust([.. against.SelectMany(one => one).Select(one => one?.PValue ?? double.NaN)]);
        return new EvaluationTable(
            string.Create(CultureInfo.InvariantCulture, $"{model} at {layer}, {images} images under {settings}"),
            [.. Columns.Select(column => new MetricColumn(column.Name, $"{column.Name}: {column.Meaning}; {settings}", column.HigherIsBetter))],
            [.. rows.Select((row, place) => new EvaluationRow(
                model, row.Statuses.Count == 0 ? "" : layer, row.Name, row.Kind, row.Name,
                [.. Columns.Select((column, index) => new EvaluationCell(
                    BootstrapMean.Of(Filled(column.Values(row), images), seed: 0), IsBest: false,
                    against[index][place], adjusted[(index * rows.Count) + place]))],
                Enum.GetValues<MapStatus>().ToDictionary(status => status, status => row.Statuses.Count(one => one == status)),
                []))],
            rows.Any(row => row.Reference is not null) ? Baseline : null,
            [.. Notes(rows)]);
    }

    private static IEnumerable<string> Notes(IReadOnlyList<AttackRow> rows)
    {
        if (rows.All(row => row.Reference is null)) yield break;
        yield return "evened: for each image the same budget at every pixel, as large on average as the map's; shuffled: the map's "
            + "budgets at other pixels. Arrows and differences are the attacker's: a map that finds the pixels that matter leaves less accuracy and more loss than both";
    }

    private static PairedResult? Compare(AttackRow row, bool? higherIsBetter, Func<AttackRow, List<double>> values, int seed) =>
        row.Reference is { } reference && higherIsBetter is { } direction
            ? PairedTest.Compare(reference.Name, values(row), values(reference), direction, (ulong)seed)
            : null;

    private static List<double> Filled(List<double> values, int images) =>
        values.Count == 0 ? [.. Enumerable.Repeat(double.NaN, images)] : values;
}
