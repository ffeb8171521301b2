using SyCam.Cli.Experiments;
using SyCam.Cli.Reports.Results;
using SyCam.Eval.Metrics;
using SyCam.Grammar.Typing;
using SyCam.Search.Journal;
using SyCam.Search.Objectives;
using SyCam.Search.Oracles;

namespace SyCam.Cli.Reports;

/// <summary>Ranks what the journal of a run without an end holds.</summary>
internal sealed class UnfinishedRun
{
    private const string MetricMark = "metric ";

    // All the others stand in the table of scored maps.
    private const int CoarseRows = 20;

    private readonly string _folder;
    private readonly RunRecord _record;
    private readonly IReadOnlyList<InputDeclaration> _inputs;
    private readonly ObjectiveExpression _objective;
    private readonly NamedMaps _names;
    private readonly int _images;
    private readonly int _heldOut;

    /// <summary>Takes in what the folder holds.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="record">Its header and journal.</param>
    /// <param name="grammar">The grammar; null where the folder does not hold it yet.</param>
    /// <param name="inputs">The inputs that expressions are read with.</param>
    public UnfinishedRun(
        string folder, RunRecord record, GrammarDefinition? grammar, IReadOnlyList<InputDeclaration> inputs)
    {
        (_folder, _record, _inputs) = (folder, record, inputs);
        _objective = ObjectiveExpression.Parse(record.Identity["objective"]);
        _names = new NamedMaps(record.Identity.GetValueOrDefault("controls", ""), grammar, inputs);
        // The first blocks are those of named methods, which are scored on all images at once.
        _images = Images(ImageSplit.Search);
        _heldOut = Images(ImageSplit.HeldOut);
        GrammarText = grammar is null ? null : GrammarPrinter.Print(grammar);
    }

    private string? GrammarText { get; }

    private bool HigherIsBetter =>
        !_objective.IsPlain || MetricReader.Read(_objective.Terms[0].Metric).HigherIsBetter;

    /// <summary>The state so far.</summary>
    public ReportData Read()
    {
        var coarse = ScoresOf(Fidelity.Coarse, ImageSplit.Search);
        var full = ScoresOf(Fidelity.Full, ImageSplit.Search);
        var scored = coarse.Where(pair => pair.Value.Values.Count == _images)
            .Select((pair, i) => new ScoredRow(
                i + 1, pair.Key, _names.KindOf(pair.Key), _names.Of(pair.Key), _names.CostOf(pair.Key), Mean(pair.Value.Values)))
            .ToList();
        return new ReportData
        {
            Folder = _folder,
            Results = Results(scored, coarse, full),
            Record = _record,
            Unfinished = "The run has not ended: it goes on, or it was killed. What follows is what its journal holds so far; "
                + "nothing in it is final.",
            Scored = scored,
            GrammarText = GrammarText,
            Inputs = _inputs,
        };
    }

    private LeaderboardFile Results(
        List<ScoredRow> scored, Dictionary<string, MapValues> coarse, Dictionary<string, MapValues> full)
    {
        var identity = _record.Identity;
        var grammar = identity.GetValueOrDefault("grammar", "").Split(' ', 2);
        var raced = coarse.Where(pair => _names.KindOf(pair.Key) == ResultRow.Candidate).ToList();
        var rows = Rows(scored, full);
        return new LeaderboardFile(
            grammar[0], grammar[^1], identity.GetValueOrDefault("model and images", ""), identity["objective"], Metrics(),
            identity.GetValueOrDefault("constraints", "") is { Length: > 0 } bounds ? bounds.Split("; ") : [],
            identity.GetValueOrDefault("race", ""), identity.GetValueOrDefault("facts", ""),
            int.TryParse(identity.GetValueOrDefault("seed"), out var seed) ? seed : 0,
            _images, _heldOut, "", null,
            rows.FirstOrDefault(row => row.Kind == ResultRow.Baseline)?.Names[0], null, null,
            new Dictionary<string, long>
            {
                ["scored"] = raced.Count,
                ["racedOut"] = raced.Count(pair => pair.Value.Values.Count < _images),
                ["scoredInFull"] = full.Count,
            },
            rows, [], [], new HeldOutResults(null, []), []);
    }

    private List<ResultRow> Rows(List<ScoredRow> scored, Dictionary<string, MapValues> full)
    {
        var ordered = scored.Select(map => (
                Map: map,
                Full: full.TryGetValue(map.Map, out var values) && values.Values.Count == _images ? values : null))
            .Select(pair => (pair.Map, pair.Full, Score: pair.Full is { } values ? Mean(values.Values) : pair.Map.Score))
            .OrderByDescending(row => row.Score is { } score ? HigherIsBetter ? score : -score : double.NegativeInfinity)
            .ThenBy(row => row.Map.Map, StringComparer.Ordinal)
            .ToList();
        var heldOut = ScoresOf(Fidelity.Full, ImageSplit.HeldOut);
        var leftOut = ordered.Where(row => row.Full is null && row.Map.Kind == ResultRow.Candidate).Skip(CoarseRows)
            .Select(row => row.Map).ToHashSet();
        var wanted = ordered.Where(row => !leftOut.Contains(row.Map));
        return [.. wanted.Select((row, i) => new ResultRow(
            i + 1, row.Map.Map, row.Map.Kind, row.Map.Names, row.Map.Cost, row.Full is null ? "coarse" : "full",
            row.Score, row.Map.Score, HeldOutMeans(heldOut.GetValueOrDefault(row.Map.Map)), [],
            row.Full?.Problems ?? new Dictionary<string, int>()))];
    }

    private List<ResultMetric> Metrics() =>
    [
        .. _record.Identity.Where(pair => pair.Key.StartsWith(MetricMark, StringComparison.Ordinal)).Select((pair, i) =>
        {
            var name = pair.Key[MetricMark.Length..];
            return new ResultMetric(name, i == 0 ? HigherIsBetter : MetricReader.Read(name).HigherIsBetter, pair.Value);
        }),
    ];

    private List<ResultMean> HeldOutMeans(MapValues? values) => values is null || values.Values.Count < _heldOut
        ? []
        : [.. Metrics().Where(metric => values.PerMetric.ContainsKey(metric.Name)).Select(metric =>
        {
            var all = values.PerMetric[metric.Name];
            return new ResultMean(metric.Name, Mean(all), all.Count(value => !double.IsNaN(value)), all.Count(double.IsNaN));
        })];

    private Dictionary<string, MapValues> ScoresOf(Fidelity fidelity, ImageSplit split)
    {
        Dictionary<string, MapValues> all = new(StringComparer.Ordinal);
        foreach (var score in _record.Scores.Where(score => score.Fidelity == fidelity && score.Split == split))
        {
            if (!all.TryGetValue(score.Map, out var values)) all[score.Map] = values = new MapValues(_objective);
            values.Add(score);
        }

        return all;
    }

    private int Images(ImageSplit split) => _record.Scores.Where(score => score.Split == split)
        .Select(score => score.End).DefaultIfEmpty(0).Max();

    // As a run takes it: none when fewer than half of the images have a value.
    private static double? Mean(IReadOnlyList<double> values)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        return known.Length == 0 || 2 * known.Length < values.Count ? null : known.Average();
    }
}
