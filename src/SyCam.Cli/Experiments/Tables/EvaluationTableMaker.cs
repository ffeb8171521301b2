using SyCam.Eval.Metrics;
using SyCam.Eval.Saliency;
using SyCam.Search.Ranking;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>Makes the table of an evaluation: means, the best of each metric, and the comparison with a baseline.</summary>
/// <param name="metrics">The metrics.</param>
/// <param name="options">How they score.</param>
/// <param name="baseline">The name of the row that all others of the same network and layer are compared with; null:
/// none.</param>
/// <param name="seed">Decides the draws of the comparisons.</param>
/// <param name="names">What the metrics' columns are called; null: by the metrics' names.</param>
internal sealed class EvaluationTableMaker(
    IReadOnlyList<SaliencyMetric> metrics, MetricOptions options, string? baseline, int seed,
    IReadOnlyList<string>? names = null)
{
    /// <summary>The table of some networks and layers.</summary>
    /// <param name="scores">At least one, those of a network in one piece.</param>
    public EvaluationTable Make(IReadOnlyList<LayerScores> scores)
    {
        var labels = new RowLabels(scores);
        List<EvaluationRow> rows = [.. scores.GroupBy(one => one.Model).SelectMany(network => RowsOf([.. network], labels))];
        List<MetricColumn> columns =
            [.. metrics.Select((metric, place) => new MetricColumn(names?[place] ?? metric.Name, metric.Identity(options), metric.HigherIsBetter))];
        return new EvaluationTable(
            labels.Title, columns, rows, baseline, [.. TableNotes.Of(scores, labels, columns, rows, baseline)]);
    }

    private IEnumerable<EvaluationRow> RowsOf(IReadOnlyList<LayerScores> network, RowLabels labels)
    {
        List<(LayerScores Scores, int Row)> rows =
            [.. network.SelectMany(scores => scores.Names.Select((_, row) => (scores, row)))];
        List<List<BootstrapMean>> means = [.. metrics.Select(metric =>
            rows.Select(row => BootstrapMean.Of(row.Scores.All.Rows[row.Row].PerImage[metric.Name], seed: 0)).ToList())];
        List<List<PairedResult?>> against = [.. metrics.Select(metric =>
            rows.Select(row => Compare(row.Scores, row.Row, metric)).ToList())];
        // All comparisons of a network are one family: a table is read as a whole.
        var adjusted = PairedTest.Adjust([.. against.SelectMany(one => one).Select(one => one?.PValue ?? double.NaN)]);
        List<MethodKind> kinds = [.. rows.Select(row => row.Scores.Kinds[row.Row])];
        var best = metrics.Select((metric, column) => Best(metric, means[column], kinds)).ToList();
        return rows.Select((row, place) => new EvaluationRow(
            row.Scores.Model,
            row.Scores.LayerOf(row.Row),
            row.Scores.Names[row.Row],
            row.Scores.Kinds[row.Row],
            labels.Of(row.Scores, row.Row),
            [.. metrics.Select((_, column) => new EvaluationCell(
                means[column][place],
                kinds[place] != MethodKind.Control && means[column][place].Mean == best[column],
                against[column][place],
                adjusted[(column * rows.Count) + place]))],
            Enum.GetValues<MapStatus>().ToDictionary(
                status => status, status => row.Scores.All.Rows[row.Row].Statuses.Count(one => one == status)),
            [.. row.Scores.Same.Where(group => group.Contains(row.Row)).SelectMany(group => group)
                .Where(other => other != row.Row).Select(other => labels.Of(row.Scores, other))]));
    }

    private PairedResult? Compare(LayerScores scores, int row, SaliencyMetric metric)
    {
        var reference = baseline is null ? -1 : scores.Names.ToList().IndexOf(baseline);
        if (reference < 0 || reference == row) return null;
        var (left, right) = (scores.All.Rows[row], scores.All.Rows[reference]);
        // Each comparison draws for itself, so that no interval depends on which other rows there are.
        var drawing = unchecked((((ulong)seed * 31) + left.Map.StableHash) * 31) + right.Map.StableHash;
        return PairedTest.Compare(
            baseline!, left.PerImage[metric.Name], right.PerImage[metric.Name], metric.HigherIsBetter, drawing);
    }

    // A mean over fewer than half of the images is not compared: a map that works on a few easy ones must not win.
    private static double Best(SaliencyMetric metric, List<BootstrapMean> means, List<MethodKind> kinds) => means
        .Where((mean, place) => kinds[place] != MethodKind.Control && mean.Images > 0 && mean.Images >= mean.Dropped)
        .Select(mean => mean.Mean)
        .OrderBy(mean => metric.HigherIsBetter ? -mean : mean)
        .FirstOrDefault(double.NaN);
}
