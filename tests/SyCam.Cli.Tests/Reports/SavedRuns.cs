using System.Text.Json.Nodes;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Reports;

/// <summary>Copies of a run folder that were changed.</summary>
internal static class SavedRuns
{
    /// <summary>A copy in a new folder.</summary>
    public static string Copy(string run, TemporaryFolder to, string name)
    {
        var copy = to.File(name);
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(run)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    /// <summary>Leaves what a run has written before its end: its header, its options and a part of its journal.</summary>
    public static void CutShort(string run, double part)
    {
        string[] early = ["run.json", "run.yaml", "job.json", "grammar.sycam", "run.lock", "journal.jsonl"];
        foreach (var file in Directory.EnumerateFiles(run))
            if (!early.Contains(Path.GetFileName(file))) File.Delete(file);
        var journal = Path.Combine(run, "journal.jsonl");
        var bytes = File.ReadAllBytes(journal);
        File.WriteAllBytes(journal, bytes[..(int)(bytes.Length * part)]);
    }

    /// <summary>Changes a JSON file of the folder.</summary>
    public static void Change(string run, string file, Action<JsonNode> change)
    {
        var path = Path.Combine(run, file);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        change(root);
        File.WriteAllText(path, root.ToJsonString());
    }

    /// <summary>Makes the leaderboard and the list of scored maps so many rows long.</summary>
    public static void Lengthen(string run, int rows)
    {
        Change(run, "search.json", root => Fill(root["scored"]!.AsArray(), rows, (map, i) => map["coarseScore"] = 1.0 / (i + 2)));
        Change(run, "leaderboard.json", root => Fill(root["rows"]!.AsArray(), rows, (row, i) =>
        {
            row["rank"] = i + 1;
            row["kind"] = "candidate";
            row["names"] = new JsonArray();
            row["score"] = 1.0 / (i + 2);
        }));
    }

    private static void Fill(JsonArray array, int rows, Action<JsonNode, int> change)
    {
        var last = array[^1]!;
        for (var i = array.Count; i < rows; i++)
        {
            var node = last.DeepClone();
            node["map"] = FormattableString.Invariant($"relu(sum_k({i} * A + G))");
            node["cost"] = 3 + (i % 40);
            change(node, i);
            array.Add(node);
        }
    }
}
