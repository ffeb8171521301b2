using System.Globalization;
using System.Text.Json.Nodes;

namespace SyCam.Search.Races;

/// <summary>The coarse scores of every map of a run that did not race, image by image.</summary>
/// <param name="Objective">The objective's name.</param>
/// <param name="Maps">The maps in the order in which they were scored, named ones first.</param>
internal sealed record ScoreMatrix(string Objective, IReadOnlyList<ScoredRow> Maps)
{
    /// <summary>The number of images.</summary>
    public int Images => Maps[0].Merits.Length;

    /// <summary>Reads the folder of a run that was made with <c>--bound none</c>.</summary>
    public static ScoreMatrix Read(string folder)
    {
        var board = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "leaderboard.json")))!;
        if ((string)board["race"]! != "none")
            throw new InvalidOperationException($"{folder} raced: its losers have no scores; make the run with --bound none");
        var objective = (string)board["objective"]!;
        var sign = (bool)board["metrics"]![0]!["higherIsBetter"]! ? 1 : -1;
        // Controls are no opponents.
        var controls = board["rows"]!.AsArray().Where(row => (string)row!["kind"]! == "control")
            .Select(row => (string)row!["map"]!).ToHashSet();
        var scores = File.ReadLines(Path.Combine(folder, "journal.jsonl"))
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => (string?)line["kind"] == "score" && (string?)line["fidelity"] == "Coarse")
            .ToDictionary(line => (string)line["map"]!, line => line["values"]![objective]!.AsArray());
        var rows = File.ReadLines(Path.Combine(folder, "scored.csv")).Skip(1).Select(Row);
        return new ScoreMatrix(objective, [.. rows.Where(row => !controls.Contains(row.Map))]);

        ScoredRow Row(string line)
        {
            // The first three cells hold no comma; the map, which may, is the last and quoted then.
            var cells = line.Split(',', 4);
            var map = cells[3].Trim('"');
            double[] merits = [.. scores[map].Select(value => value is null ? double.NaN : sign * (double)value)];
            return new ScoredRow(map, int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1].Length > 0, merits);
        }
    }
}
