using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SyCam.Search.Journal;
using SyCam.Search.Synthesis;

namespace SyCam.Search.Ranking;

/// <summary>
/// Writes the results of a run: <c>leaderboard.json</c>, <c>.csv</c> and <c>.md</c>, and <c>pareto.csv</c>. The text
/// depends on what was found alone: a resumed run writes the same bytes.
/// </summary>
public static class ReportFiles
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes all files; a failure comes back as <see cref="StopReason.WriteFailed"/>.</summary>
    public static SynthesisReport Write(string folder, SynthesisReport report)
    {
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(Path.Combine(folder, "leaderboard.json"), ToJson(report));
            AtomicFile.Write(Path.Combine(folder, "leaderboard.csv"), ToCsv(report, report.Rows));
            AtomicFile.Write(Path.Combine(folder, "leaderboard.md"), ToMarkdown(report));
            AtomicFile.Write(Path.Combine(folder, "pareto.csv"), ToCsv(report, report.ParetoFront));
            return report;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return report with { StopReason = StopReason.WriteFailed, Problem = error.Message };
        }
    }

    /// <summary>The whole leaderboard, with merges and what was pruned.</summary>
    public static string ToJson(SynthesisReport report)
    {
        var root = new JsonObject
        {
            ["grammar"] = report.GrammarName,
            ["grammarHash"] = report.GrammarHash,
            ["oracle"] = report.OracleIdentity,
            ["objective"] = report.Objective.Name,
            ["metrics"] = new JsonArray([.. report.Metrics.Select(metric => new JsonObject
            {
                ["name"] = metric.Name,
                ["higherIsBetter"] = metric.HigherIsBetter,
                ["identity"] = metric.Identity,
            })]),
            ["facts"] = report.Facts.ToString(),
            ["seed"] = report.Seed,
            ["searchImages"] = report.SearchImages,
            ["heldOutImages"] = report.HeldOutImages,
            ["stopReason"] = report.StopReason.ToString(),
            ["completeUpToCost"] = report.CompleteUpToCost,
            ["bestBaseline"] = report.BestBaseline,
            ["rungAgreement"] = Number(report.RungAgreement),
            ["counters"] = Counters(report),
            ["rows"] = new JsonArray([.. report.Rows.Select(Row)]),
            ["pareto"] = new JsonArray([.. report.ParetoFront.Select(row => (JsonNode)row.Rank)]),
            ["collapses"] = new JsonArray([.. report.Collapses.Select(collapse => new JsonObject
            {
                ["kept"] = collapse.Kept,
                ["same"] = collapse.Same,
                ["status"] = collapse.Merge.Evidence.Status,
                ["method"] = collapse.Merge.Evidence.Method,
            })]),
        };
        return root.ToJsonString(Options) + "\n";
    }

    /// <summary>Rows as comma-separated values with a header line.</summary>
    public static string ToCsv(SynthesisReport report, IReadOnlyList<LeaderboardRow> rows)
    {
        var text = new StringBuilder("rank,kind,names,cost,fidelity,coarse");
        foreach (var metric in report.Metrics) text.Append(',').Append(Quote($"search {metric.Name}"));
        foreach (var metric in report.Metrics) text.Append(',').Append(Quote($"held-out {metric.Name}"));
        text.Append(",gain,low,high,map\n");
        foreach (var row in rows)
        {
            var gain = AgainstBest(report, row);
            string[] cells =
            [
                Text(row.Rank), row.Kind.ToString().ToLowerInvariant(), string.Join(' ', row.Names), Text(row.Cost),
                row.Fidelity.ToString().ToLowerInvariant(), Text(row.CoarseScore),
                .. report.Metrics.Select(metric => Mean(row.Search, metric.Name)),
                .. report.Metrics.Select(metric => Mean(row.HeldOut, metric.Name)),
                gain is null ? "" : Text(gain.Gain), gain is null ? "" : Text(gain.Low),
                gain is null ? "" : Text(gain.High), row.Map.ToString(),
            ];
            text.AppendJoin(',', cells.Select(Quote)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The leaderboard for people.</summary>
    public static string ToMarkdown(SynthesisReport report)
    {
        var text = new StringBuilder();
        var direction = report.Objective.HigherIsBetter ? "higher" : "lower";
        text.Append(CultureInfo.InvariantCulture, $"# {report.GrammarName}: {report.Objective.Name}\n\n");
        text.Append(CultureInfo.InvariantCulture,
            $"Ranked on {report.SearchImages} search images, {direction} is better; ");
        text.Append(CultureInfo.InvariantCulture, $"checked on {report.HeldOutImages} held-out images. ");
        text.Append(report.CompleteUpToCost is { } cost
            ? string.Create(CultureInfo.InvariantCulture, $"Complete up to cost {cost}.\n\n")
            : "No cost level was finished.\n\n");
        text.Append("| # | expression | names | cost | search | held-out | gain over ")
            .Append(report.BestBaseline ?? "(no baseline)").Append(" (95 %) |\n|--:|--|--|--:|--:|--:|--|\n");
        foreach (var row in report.Rows)
        {
            var coarse = row.Fidelity == Oracles.Fidelity.Coarse ? " (coarse)" : "";
            var heldOut = row.HeldOutScore is { } score ? Short(score) : "";
            var gain = AgainstBest(report, row) is { } against
                ? $"{Short(against.Gain)} [{Short(against.Low)}, {Short(against.High)}]"
                : "";
            text.Append(CultureInfo.InvariantCulture,
                $"| {row.Rank} | `{row.Map}` | {string.Join(", ", row.Names)} | {row.Cost} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Short(row.Score)}{coarse} | {heldOut} | {gain} |\n");
        }

        foreach (var collapse in report.Collapses)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n{collapse.Same} is the same as {collapse.Kept} here: {collapse.Merge.Evidence.Status}.\n");
        }

        return text.ToString();
    }

    private static Comparison? AgainstBest(SynthesisReport report, LeaderboardRow row) =>
        row.AgainstBaselines.FirstOrDefault(comparison => comparison.Baseline == report.BestBaseline);

    // Proofs are left out: a resumed run asks fewer.
    private static JsonObject Counters(SynthesisReport report) => new()
    {
        ["built"] = report.Counters.Built,
        ["normalFormDuplicates"] = report.Counters.NormalFormDuplicates,
        ["valueDuplicates"] = report.Counters.ValueDuplicates,
        ["excluded"] = report.Counters.Excluded,
        ["overflowed"] = report.Counters.Overflowed,
        ["distinct"] = report.Counters.Distinct,
        ["maps"] = report.Counters.Maps,
        ["deadProved"] = report.Counters.DeadProved,
        ["deadTested"] = report.Counters.DeadTested,
        ["mergedProved"] = report.Counters.MergedProved,
        ["mergedTested"] = report.Counters.MergedTested,
        ["scored"] = report.Counters.Scored,
        ["racedOut"] = report.Counters.RacedOut,
    };

    private static JsonNode Row(LeaderboardRow row) => new JsonObject
    {
        ["rank"] = row.Rank,
        ["map"] = row.Map.ToString(),
        ["kind"] = row.Kind.ToString().ToLowerInvariant(),
        ["names"] = new JsonArray([.. row.Names.Select(name => (JsonNode)name)]),
        ["cost"] = row.Cost,
        ["fidelity"] = row.Fidelity.ToString().ToLowerInvariant(),
        ["score"] = Number(row.Score),
        ["coarseScore"] = Number(row.CoarseScore),
        ["search"] = new JsonArray([.. row.Search.Select(Mean)]),
        ["heldOut"] = new JsonArray([.. row.HeldOut.Select(Mean)]),
        ["againstBaselines"] = new JsonArray([.. row.AgainstBaselines.Select(comparison => new JsonObject
        {
            ["baseline"] = comparison.Baseline,
            ["gain"] = Number(comparison.Gain),
            ["low"] = Number(comparison.Low),
            ["high"] = Number(comparison.High),
            ["images"] = comparison.Images,
            ["dropped"] = comparison.Dropped,
        })]),
        ["problems"] = new JsonObject(row.Problems.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
    };

    private static JsonNode Mean(MetricMean mean) => new JsonObject
    {
        ["metric"] = mean.Metric,
        ["mean"] = Number(mean.Mean),
        ["images"] = mean.Images,
        ["dropped"] = mean.Dropped,
    };

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static string Mean(IReadOnlyList<MetricMean> means, string metric) =>
        means.FirstOrDefault(mean => mean.Metric == metric) is { } found ? Text(found.Mean) : "";

    private static string Text(double value) =>
        double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Short(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
