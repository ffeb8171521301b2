using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SyCam.Search.Enumeration;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Search.Reporting;

/// <summary>The results for programs; what is no number is null.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Leaderboard(SynthesisReport report) => Write(new JsonObject
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
        ["constraints"] = new JsonArray([.. report.Constraints.Select(constraint => (JsonNode)constraint.ToString())]),
        ["race"] = report.Race.Identity,
        ["facts"] = report.Facts.ToString(),
        ["seed"] = report.Seed,
        ["searchImages"] = report.SearchImages,
        ["heldOutImages"] = report.HeldOutImages,
        ["stopReason"] = report.StopReason.ToString(),
        ["completeUpToCost"] = report.CompleteUpToCost,
        ["plan"] = new JsonObject
        {
            ["cohorts"] = string.Join(' ', report.Plan.Cohorts),
            ["finals"] = report.Plan.Finals,
        },
        ["bestBaseline"] = report.BestBaseline,
        ["target"] = report.Target is not { } target ? null : new JsonObject
        {
            ["beat"] = target.Target,
            ["score"] = Number(target.Score),
            ["beatenBy"] = target.BeatenBy?.Rank,
        },
        ["rungAgreement"] = Number(report.RungAgreement),
        ["counters"] = Counters(report.Counters),
        ["rows"] = new JsonArray([.. report.Rows.Select(Row)]),
        ["pareto"] = new JsonArray([.. report.ParetoFront.Select(row => (JsonNode)row.Rank)]),
        ["collapses"] = new JsonArray([.. report.Collapses.Select(collapse => new JsonObject
        {
            ["kept"] = collapse.Kept,
            ["same"] = collapse.Same,
            ["status"] = collapse.Merge.Evidence.Status,
            ["method"] = collapse.Merge.Evidence.Method,
        })]),
        ["modelCollapses"] = new JsonArray([.. report.ModelCollapses.Select(collapse => new JsonObject
        {
            ["kept"] = collapse.Kept,
            ["same"] = collapse.Same,
            ["images"] = collapse.Images,
            ["greatestDifference"] = Number(collapse.GreatestDifference),
        })]),
        ["heldOutTable"] = HeldOut(report.HeldOut),
        ["perClass"] = new JsonArray([.. report.PerClass.Select(best => new JsonObject
        {
            ["class"] = best.Class,
            ["best"] = best.Best.Rank,
            ["search"] = Number(best.Search),
            ["heldOut"] = Number(best.HeldOut),
            ["referenceSearch"] = Number(best.ReferenceSearch),
            ["referenceHeldOut"] = Number(best.ReferenceHeldOut),
            ["searchImages"] = best.SearchImages,
            ["heldOutImages"] = best.HeldOutImages,
        })]),
    });

    public static string Front(SynthesisReport report) => Write(new JsonObject
    {
        ["grammar"] = report.GrammarName,
        ["objective"] = report.Objective.Name,
        ["higherIsBetter"] = report.Objective.HigherIsBetter,
        ["searchImages"] = report.SearchImages,
        ["front"] = new JsonArray([.. report.ThickFront.Select(front =>
        {
            var row = Row(front.Row);
            row["isOnFront"] = front.IsOnFront;
            row["behind"] = Number(front.Behind);
            return row;
        })]),
    });

    public static string Write(JsonObject root) => root.ToJsonString(Options) + "\n";

    // Proofs and what the network really did are left out: a resumed run asks for less.
    private static JsonObject Counters(SearchCounters counters) => new()
    {
        ["built"] = counters.Built,
        ["normalFormDuplicates"] = counters.NormalFormDuplicates,
        ["valueDuplicates"] = counters.ValueDuplicates,
        ["excluded"] = counters.Excluded,
        ["overflowed"] = counters.Overflowed,
        ["distinct"] = counters.Distinct,
        ["maps"] = counters.Maps,
        ["deadProved"] = counters.DeadProved,
        ["deadTested"] = counters.DeadTested,
        ["deadAssumed"] = counters.DeadAssumed,
        ["mergedProved"] = counters.MergedProved,
        ["mergedTested"] = counters.MergedTested,
        ["mergedAssumed"] = counters.MergedAssumed,
        ["sameOnModel"] = counters.SameOnModel,
        ["scored"] = counters.Scored,
        ["racedOut"] = counters.RacedOut,
        ["scoredInFull"] = counters.ScoredInFull,
        ["evaluations"] = counters.Evaluations,
        ["passesAsked"] = counters.PassesAsked,
        ["passesAvoided"] = counters.PassesAvoided,
    };

    private static JsonObject Row(LeaderboardRow row) => new()
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
        ["breaks"] = new JsonArray([.. row.Broken.Select(broken => (JsonNode)broken.Constraint.ToString())]),
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

    private static JsonObject HeldOut(HeldOutTable table) => new()
    {
        ["reference"] = table.Reference,
        ["rows"] = new JsonArray([.. table.Rows.Select(row => new JsonObject
        {
            ["rank"] = row.Row.Rank,
            ["means"] = new JsonArray([.. row.Means.Select(mean => new JsonObject
            {
                ["mean"] = Number(mean.Mean),
                ["low"] = Number(mean.Low),
                ["high"] = Number(mean.High),
                ["images"] = mean.Images,
            })]),
            ["gain"] = row.Gain is not { } gain ? null : new JsonObject
            {
                ["gain"] = Number(gain.Gain),
                ["low"] = Number(gain.Low),
                ["high"] = Number(gain.High),
                ["images"] = gain.Images,
            },
            ["p"] = Number(row.PValue),
            ["pHolm"] = Number(row.AdjustedPValue),
        })]),
    };

    private static JsonNode Mean(MetricMean mean) => new JsonObject
    {
        ["metric"] = mean.Metric,
        ["mean"] = Number(mean.Mean),
        ["images"] = mean.Images,
        ["dropped"] = mean.Dropped,
    };

    public static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
