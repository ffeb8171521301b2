using System.Text.Json.Nodes;

namespace SyCam.Cli.Experiments;

/// <summary>Compares what two runs found.</summary>
internal static class RunComparison
{
    // What was found; how many expressions a clock let the search look at besides is left out.
    private static readonly string[] Compared =
    [
        "grammarHash", "oracle", "objective", "metrics", "constraints", "race", "facts", "seed", "searchImages", "heldOutImages",
        "rows", "pareto", "collapses",
    ];

    /// <summary>The first difference of two leaderboards in words; null when they are identical.</summary>
    public static string? FirstDifference(string first, string second)
    {
        var (before, after) = (Read(first), Read(second));
        foreach (var part in Compared)
        {
            if (JsonNode.DeepEquals(before[part], after[part])) continue;
            return part == "rows" ? Rows(before["rows"]!.AsArray(), after["rows"]!.AsArray()) : $"{part} was {before[part]} and is {after[part]}";
        }

        return null;
    }

    private static string Rows(JsonArray before, JsonArray after)
    {
        if (before.Count != after.Count) return $"there were {before.Count} rows and are {after.Count}";
        var (one, other) = before.Zip(after).First(pair => !JsonNode.DeepEquals(pair.First, pair.Second));
        var field = one!.AsObject().Select(pair => pair.Key).First(key => !JsonNode.DeepEquals(one[key], other![key]));
        return $"in row {one["rank"]} ({one["map"]}) {field} was {one[field]?.ToJsonString()} and is {other![field]?.ToJsonString()}";
    }

    private static JsonNode Read(string folder) => RunFolder.ReadJson(folder, RunFolder.LeaderboardFile);
}
