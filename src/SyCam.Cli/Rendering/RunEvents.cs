using System.Text.Json;
using System.Text.Json.Nodes;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>The events of a run as JSON objects. docs/run-events.md lists every name; numbers that are none are null.
/// </summary>
internal static class RunEvents
{
    private const int Format = 1;

    /// <summary>Everything is loaded and the search begins.</summary>
    public static JsonObject Start(RunStart start) => new()
    {
        ["event"] = "start",
        ["format"] = Format,
        ["network"] = start.Network,
        ["layer"] = start.Layer,
        ["grammar"] = start.Grammar.Name,
        ["objective"] = start.Objective,
        ["searchImages"] = start.SearchImages,
        ["heldOutImages"] = start.HeldOutImages,
        ["facts"] = start.Facts,
        ["runFolder"] = start.RunFolder,
        ["resumed"] = start.IsResumed,
    };

    /// <summary>Something worth knowing that is no mistake.</summary>
    public static JsonObject Note(string message) => new() { ["event"] = "note", ["message"] = message };

    /// <summary>How the run stands after a report.</summary>
    public static JsonObject Progress(SynthesisProgress progress, RunState state) => new()
    {
        ["event"] = "progress",
        ["phase"] = Name(progress.Phase),
        ["elapsedSeconds"] = Seconds(progress.Elapsed),
        ["remainingSeconds"] = progress.Remaining is { } remaining ? Seconds(remaining) : null,
        ["cost"] = progress.CostLevel,
        ["costLeftSeconds"] = state.LevelLeft is { } left ? Seconds(left) : null,
        ["built"] = progress.Counters.Built,
        ["unique"] = progress.Counters.Distinct,
        ["maps"] = progress.Counters.Maps,
        ["deadProved"] = progress.Counters.DeadProved,
        ["deadTested"] = progress.Counters.DeadTested,
        ["mergedProved"] = progress.Counters.MergedProved,
        ["mergedTested"] = progress.Counters.MergedTested,
        ["queued"] = progress.Queued,
        ["alive"] = state.Alive,
        ["racedOut"] = progress.Counters.RacedOut,
        ["scored"] = progress.Counters.Scored,
        ["proofs"] = progress.Counters.Proofs,
        ["forwardPasses"] = progress.ForwardPasses,
        ["finalsDone"] = progress.FinalsDone,
        ["finalsPlanned"] = progress.FinalsPlanned,
        ["best"] = progress.Best is { } best ? Scored(best) : null,
        ["bestPerCost"] = new JsonArray([.. progress.BestPerCost.Select(Scored)]),
    };

    /// <summary>A race after a block of images.</summary>
    public static JsonObject Race(RaceRow row) => new()
    {
        ["event"] = "race",
        ["number"] = row.Number,
        ["race"] = row.Race,
        ["block"] = row.Block,
        ["images"] = row.Images,
        ["entered"] = row.Entered,
        ["alive"] = row.Alive,
        ["best"] = row.Best,
        ["bestMean"] = Number(row.BestMean),
        ["scores"] = row.Scores,
        ["elapsedSeconds"] = Seconds(row.Elapsed),
    };

    /// <summary>A row of the leaderboard.</summary>
    public static JsonObject Row(SynthesisReport report, LeaderboardRow row)
    {
        var gain = row.AgainstBaselines.FirstOrDefault(one => one.Baseline == report.BestBaseline);
        return new JsonObject
        {
            ["event"] = "row",
            ["rank"] = row.Rank,
            ["map"] = row.Map.ToString(),
            ["kind"] = Name(row.Kind),
            ["names"] = Texts(row.Names),
            ["cost"] = row.Cost,
            ["fidelity"] = Name(row.Fidelity),
            ["score"] = Number(row.Score),
            ["heldOut"] = new JsonArray([.. row.HeldOut.Select(mean => new JsonObject
            {
                ["metric"] = mean.Metric,
                ["mean"] = Number(mean.Mean),
                ["images"] = mean.Images,
                ["dropped"] = mean.Dropped,
            })]),
            ["gain"] = gain is null ? null : new JsonObject
            {
                ["over"] = gain.Baseline,
                ["mean"] = Number(gain.Gain),
                ["low"] = Number(gain.Low),
                ["high"] = Number(gain.High),
            },
        };
    }

    /// <summary>The run has ended and all its files are written.</summary>
    public static JsonObject End(SynthesisReport report, string folder) => new()
    {
        ["event"] = "end",
        ["stopReason"] = Name(report.StopReason),
        ["problem"] = report.Problem,
        ["completeUpToCost"] = report.CompleteUpToCost,
        ["rows"] = report.Rows.Count,
        ["elapsedSeconds"] = Seconds(report.Elapsed),
        ["forwardPasses"] = report.ForwardPasses,
        ["runFolder"] = folder,
        ["exitCode"] = ExitCodes.Of(report),
    };

    /// <summary>A mistake or a failure that ended the command.</summary>
    public static JsonObject Error(string message, int exitCode) => new()
    {
        ["event"] = "error",
        ["message"] = message,
        ["exitCode"] = exitCode,
    };

    private static JsonObject Scored(ScoredMap map) => new()
    {
        ["map"] = map.Map.ToString(),
        ["names"] = Texts(map.Names),
        ["cost"] = map.Cost,
        ["score"] = Number(map.Score),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static double Seconds(TimeSpan time) => Math.Round(Math.Max(0, time.TotalSeconds), 3);

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
