using System.Globalization;
using SyCam.Eval.Saliency;
using SyCam.Search.Ranking;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>Turns a table of several networks so that it shows how methods transfer: a row for each method, a column for each
/// metric and network.</summary>
internal static class TransferTable
{
    /// <summary>The turned table, with how well the networks agree on the order of the methods below it.</summary>
    /// <param name="table">Several networks at one layer each.</param>
    /// <param name="homes">For each method that a run found the network it was found on.</param>
    public static EvaluationTable Of(EvaluationTable table, IReadOnlyDictionary<string, string> homes)
    {
        var networks = table.Rows.GroupBy(row => row.Model).ToList();
        var methods = table.Rows.GroupBy(row => row.Method).ToList();
        List<MetricColumn> columns = [.. table.Columns.SelectMany(column =>
            networks.Select(network => column with { Name = $"{column.Name} @ {network.Key}" }))];
        return table with
        {
            Columns = columns,
            Rows = [.. methods.Select(method => Row([.. method], table.Columns.Count))],
            Notes = [.. Homes(homes, methods.Select(method => method.Key)), .. Agreements(table, networks), .. table.Notes],
        };
    }

    private static EvaluationRow Row(List<EvaluationRow> rows, int metrics) => new(
        "", "", rows[0].Method, rows[0].Kind, rows[0].Method,
        [.. Enumerable.Range(0, metrics).SelectMany(metric => rows.Select(row => row.Cells[metric]))],
        Enum.GetValues<MapStatus>().ToDictionary(status => status, status => rows.Sum(row => row.Statuses[status])),
        []);

    private static IEnumerable<string> Homes(IReadOnlyDictionary<string, string> homes, IEnumerable<string> methods) =>
        methods.Where(homes.ContainsKey).Select(method => $"{method} was found on {homes[method]}");

    // Controls would be ranked last everywhere and make any two networks agree.
    private static IEnumerable<string> Agreements(EvaluationTable table, List<IGrouping<string, EvaluationRow>> networks)
    {
        for (var metric = 0; metric < table.Columns.Count; metric++)
        {
            for (var first = 0; first < networks.Count; first++)
            {
                for (var second = first + 1; second < networks.Count; second++)
                {
                    var pairs = Means(networks[first], metric).Zip(Means(networks[second], metric)).ToList();
                    var correlation = RankCorrelation.Of(pairs);
                    if (double.IsNaN(correlation)) continue;
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"by {table.Columns[metric].Name}, {networks[first].Key} and {networks[second].Key} rank the {pairs.Count} methods alike to {correlation:0.00} (Spearman)");
                }
            }
        }
    }

    private static IEnumerable<double> Means(IEnumerable<EvaluationRow> rows, int metric) =>
        rows.Where(row => row.Kind != MethodKind.Control).Select(row => row.Cells[metric].Mean.Mean);
}
