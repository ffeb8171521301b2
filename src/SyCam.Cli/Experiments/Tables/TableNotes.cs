using System.Globalization;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>What stands below a table.</summary>
internal static class TableNotes
{
    /// <summary>The notes, a sentence each: rows that are one method, metrics that a control wins, and how rows are
    /// compared.</summary>
    public static IEnumerable<string> Of(
        IReadOnlyList<LayerScores> scores, RowLabels labels, IReadOnlyList<MetricColumn> columns,
        IReadOnlyList<EvaluationRow> rows, string? baseline)
    {
        foreach (var one in scores)
            foreach (var group in one.Same)
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{string.Join(" = ", group.Select(row => one.Names[row]))} on all {one.All.Images.Count} images here{labels.Place(one)}");
        foreach (var network in rows.GroupBy(row => row.Model))
            for (var column = 0; column < columns.Count; column++)
                if (WinningControl([.. network], columns[column], column) is { } control)
                    yield return $"a control has the best mean of {columns[column].Name}, which then measures something else "
                        + $"than saliency: {control}";
        if (baseline is null) yield break;
        var family = rows.GroupBy(row => row.Model).Max(network => network.Sum(row => row.Cells.Count(cell => cell.Against is not null)));
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"against {baseline}: the mean difference on the same images, above 0 where the row is better, with its 95 % "
            + $"bootstrap interval; p of the sign-flip permutation test, Holm-corrected for {family} comparisons");
    }

    private static string? WinningControl(List<EvaluationRow> rows, MetricColumn column, int place)
    {
        double Merit(EvaluationRow row) => (column.HigherIsBetter == true ? 1 : -1) * row.Cells[place].Mean.Mean;
        var best = rows.FirstOrDefault(row => row.Cells[place].IsBest);
        if (best is null) return null;
        return rows.Where(row => row.Kind == MethodKind.Control && Merit(row) > Merit(best)).MaxBy(Merit)?.Label;
    }
}
