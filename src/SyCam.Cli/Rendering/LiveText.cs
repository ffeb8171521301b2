using System.Globalization;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>The lines of the live panel for a width and a height.</summary>
internal static class LiveText
{
    private const int Gap = 3;
    private const string RaceHeading = "race block images   alive best mean    scores     time  best";
    private const int BestShown = 4;
    private const int RacesShown = 6;

    /// <summary>The lines, each at most <paramref name="width"/> characters, at most <paramref name="height"/> of them:
    /// what does not fit is left out, races before the best maps, the oldest first.</summary>
    /// <param name="state">What is known of the run.</param>
    /// <param name="since">The time since the last report.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public static IReadOnlyList<LiveLine> Lines(RunState state, TimeSpan since, int width, int height)
    {
        if (state.Latest is not { } latest) return [];
        List<LiveLine> lines =
        [
            .. Flow(Heading(state, latest, since), width, LiveWeight.Strong),
            .. Flow(Counters(state, latest), width, LiveWeight.Plain),
        ];
        var left = height - lines.Count;
        List<LiveLine> best = left < 2 ? [] : [.. Best(latest, Math.Min(left - 1, BestShown))];
        if (best.Count > 0) lines.AddRange([new("best of each cost", LiveWeight.Faint), .. best]);
        left = height - lines.Count;
        List<LiveLine> races = left < 2 ? [] : [.. state.Races.TakeLast(Math.Min(left - 1, RacesShown)).Select(Race)];
        if (races.Count > 0) lines.AddRange([new(RaceHeading, LiveWeight.Faint), .. races]);
        return [.. lines.Take(height).Select(line => line with { Text = ProgressText.Cut(line.Text, width) })];
    }

    private static List<string> Heading(RunState state, SynthesisProgress latest, TimeSpan since)
    {
        List<string> fields =
        [
            $"{state.Start.Objective}: {ProgressText.Phase(latest)}",
            $"{ProgressText.Time(latest.Elapsed + since)} gone",
        ];
        if (latest.Remaining is { } remaining) fields.Add($"{ProgressText.Time(remaining - since)} left");
        if (latest.Phase == SynthesisPhase.Candidates)
        {
            fields.Add(state.LevelLeft is { } left
                ? $"cost {latest.CostLevel} done in about {ProgressText.Time(left - since)} (grammar counts x measured rate)"
                : $"cost {latest.CostLevel} done in ?");
        }

        return fields;
    }

    private static List<string> Counters(RunState state, SynthesisProgress latest)
    {
        var counters = latest.Counters;
        return
        [
            Field("built", counters.Built),
            Field("unique", counters.Distinct),
            Field("maps", counters.Maps),
            Field("dead", counters.DeadProved + counters.DeadTested)
                + Shares(counters.DeadProved, counters.DeadTested),
            Field("merged", counters.MergedProved + counters.MergedTested)
                + Shares(counters.MergedProved, counters.MergedTested),
            Field("queued", latest.Queued),
            Field("alive", state.Alive),
            Field("raced out", counters.RacedOut),
            Field("scored", counters.Scored),
            Field("forward passes", latest.ForwardPasses),
        ];
    }

    private static string Field(string name, long value) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {value:N0}");

    private static string Shares(long proved, long tested) => proved + tested == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({proved:N0} proved, {tested:N0} tested)");

    // Up to the cost that is searched, where something happens, and the best of all.
    private static IEnumerable<LiveLine> Best(SynthesisProgress latest, int most)
    {
        var best = latest.BestPerCost.FirstOrDefault(map => map.Map.Equals(latest.Best?.Map));
        var others = latest.BestPerCost
            .Where(map => map != best && (latest.Phase != SynthesisPhase.Candidates || map.Cost <= latest.CostLevel))
            .TakeLast(best is null ? most : most - 1);
        return others.Append(best).OfType<ScoredMap>().OrderBy(map => map.Cost).Select(map => new LiveLine(
            string.Create(CultureInfo.InvariantCulture, $"{map.Cost,4}  {map.Score:0.0000}  {ProgressText.Name(map)}"),
            map == best ? LiveWeight.Strong : LiveWeight.Plain));
    }

    private static LiveLine Race(RaceRow row)
    {
        var alive = string.Create(CultureInfo.InvariantCulture, $"{row.Alive}/{row.Entered}");
        var mean = double.IsNaN(row.BestMean) ? "-" : row.BestMean.ToString("0.0000", CultureInfo.InvariantCulture);
        return new LiveLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Race,4} {row.Block,5} {row.Images,6} {alive,7} {mean,9} {row.Scores,9:N0} {ProgressText.Time(row.Elapsed),8}  {row.Best ?? "-"}"));
    }

    // Fields side by side while they fit.
    private static IEnumerable<LiveLine> Flow(IEnumerable<string> fields, int width, LiveWeight weight)
    {
        var line = "";
        foreach (var field in fields)
        {
            if (line.Length > 0 && line.Length + Gap + field.Length > width)
            {
                yield return new LiveLine(line, weight);
                line = "";
            }

            line += line.Length > 0 ? new string(' ', Gap) + field : field;
        }

        if (line.Length > 0) yield return new LiveLine(line, weight);
    }
}
