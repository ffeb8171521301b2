using SyCam.Cli.Statistics;
using SyCam.Eval.Metrics;
using SyCam.Search.Ranking;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>Makes the table of a study of noise: for each kind of noise consistency, responsiveness, the product of their means
/// and the share of the copies whose class changes; tests of significance below.</summary>
/// <param name="studies">The kinds of noise.</param>
/// <param name="options">How the metrics score.</param>
internal sealed class RobustnessTable(IReadOnlyList<NoiseStudy> studies, MetricOptions options)
{
    // Metrics of a study, in their order.
    private const int Consistency = 0;
    private const int Responsiveness = 1;
    private const int ClassChange = 2;
    private const int Each = 3;

    /// <summary>The metrics that the table is made of.</summary>
    public IReadOnlyList<SaliencyMetric> Metrics { get; } =
        [.. studies.SelectMany(study => new[] { study.Consistency, study.Responsiveness, study.ClassChange })];

    /// <summary>The table of some networks and layers.</summary>
    /// <param name="scores">At least one, those of a network in one piece, scored by <see cref="Metrics"/>.</param>
    public EvaluationTable Make(IReadOnlyList<LayerScores> scores)
    {
        var plain = new EvaluationTableMaker(Metrics, options, null, 0, [.. studies.SelectMany(Names)]).Make(scores);
        var labels = new RowLabels(scores);
        List<SignificanceTest> tests = [.. scores.SelectMany(Tests)];
        var rows = plain.Rows.GroupBy(row => row.Model).SelectMany(network => WithProducts([.. network])).ToList();
        return plain with
        {
            Columns = [.. studies.SelectMany((study, place) => Columns(study, plain.Columns.Skip(place * Each).Take(Each).ToList()))],
            Rows = rows,
            Notes =
            [
                .. plain.Notes,
                .. tests.SelectMany(test => test.ToNotes(labels.Place(
                    scores.First(one => one.Model == test.Model && one.Layer == test.Layer)))),
            ],
            Tests = tests,
        };
    }

    private static IEnumerable<string> Names(NoiseStudy study) =>
        new[] { study.Consistency.Row.Name, study.Responsiveness.Row.Name, "class changes" }.Select(name => $"{name} @ {study.Noise}");

    private static IEnumerable<MetricColumn> Columns(NoiseStudy study, List<MetricColumn> three) =>
    [
        three[Consistency], three[Responsiveness],
        new(
            $"product @ {study.Noise}",
            $"product of the means of {three[Consistency].Identity} and {three[Responsiveness].Identity}", true),
        three[ClassChange] with { HigherIsBetter = null },
    ];

    private IEnumerable<EvaluationRow> WithProducts(List<EvaluationRow> rows)
    {
        List<List<double>> products = [.. studies.Select((_, study) => rows.Select(row =>
            row.Cells[(study * Each) + Consistency].Mean.Mean * row.Cells[(study * Each) + Responsiveness].Mean.Mean).ToList())];
        var best = products.Select(column => column.Where((value, row) => rows[row].Kind != MethodKind.Control && !double.IsNaN(value))
            .DefaultIfEmpty(double.NaN).Max()).ToList();
        return rows.Select((row, place) => row with
        {
            Cells =
            [
                .. studies.SelectMany((_, study) =>
                {
                    var cells = row.Cells.Skip(study * Each).Take(Each).ToList();
                    var product = products[study][place];
                    return new[]
                    {
                        cells[Consistency], cells[Responsiveness],
                        Product(product, cells[Consistency].Mean, cells[Responsiveness].Mean, row.Kind != MethodKind.Control && product == best[study]),
                        cells[ClassChange] with { IsBest = false },
                    };
                }),
            ],
        });
    }

    // Of as many images as its rarer factor; none where one factor has no value.
    private static EvaluationCell Product(double product, BootstrapMean consistency, BootstrapMean responsiveness, bool isBest)
    {
        var rarer = consistency.Images < responsiveness.Images ? consistency : responsiveness;
        return new(rarer with { Mean = product, Low = double.NaN, High = double.NaN }, isBest, null, double.NaN);
    }

    private IEnumerable<SignificanceTest> Tests(LayerScores scores)
    {
        List<int> methods = [.. Enumerable.Range(0, scores.Names.Count).Where(row => scores.Kinds[row] == MethodKind.Method)];
        List<string> names = [.. methods.Select(row => scores.Names[row])];
        foreach (var study in studies)
            foreach (var metric in new[] { study.Consistency, study.Responsiveness })
                if (SignificanceTest.Of(
                        scores.Model, scores.Layer, $"{metric.Row.Name} @ {study.Noise}", names,
                        [.. methods.Select(row => scores.All.Rows[row].PerImage[metric.Name])]) is { } test)
                    yield return test;
    }
}
