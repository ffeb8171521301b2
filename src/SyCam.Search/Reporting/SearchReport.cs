using System.Text.Json.Nodes;
using SyCam.Search.Synthesis;

namespace SyCam.Search.Reporting;

/// <summary>How the search went, for programs: the races block by block, when the best map changed,
/// and every scored map. Times are left
/// out: a resumed run writes the same.</summary>
internal static class SearchReport
{
    public static string Write(SynthesisReport report) => JsonReport.Write(new JsonObject
    {
        ["races"] = new JsonArray([.. report.Races.Select(row => new JsonObject
        {
            ["race"] = row.Race,
            ["block"] = row.Block,
            ["images"] = row.Images,
            ["entered"] = row.Entered,
            ["alive"] = row.Alive,
            ["best"] = row.Best,
            ["bestMean"] = JsonReport.Number(row.BestMean),
            ["scores"] = row.Scores,
        })]),
        ["convergence"] = new JsonArray([.. report.Convergence.Select(point => new JsonObject
        {
            ["scored"] = point.Scored,
            ["evaluations"] = point.Evaluations,
            ["passes"] = point.Passes,
            ["map"] = point.Best.Map.ToString(),
            ["names"] = new JsonArray([.. point.Best.Names.Select(name => (JsonNode)name)]),
            ["cost"] = point.Best.Cost,
            ["coarseScore"] = JsonReport.Number(point.Best.Score),
        })]),
        ["scored"] = new JsonArray([.. report.Scored.Select(map => new JsonObject
        {
            ["map"] = map.Map.ToString(),
            ["names"] = new JsonArray([.. map.Names.Select(name => (JsonNode)name)]),
            ["cost"] = map.Cost,
            ["coarseScore"] = JsonReport.Number(map.Score),
        })]),
    });
}
