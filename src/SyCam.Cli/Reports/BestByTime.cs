using SyCam.Cli.Reports.Results;
using SyCam.Search.Oracles;

namespace SyCam.Cli.Reports;

/// <summary>When the best map changed, by the times of the journal.</summary>
internal static class BestByTime
{
    /// <summary>The changes in the order of time; controls do not count.</summary>
    public static IReadOnlyList<(TimeSpan At, ScoredRow Best)> Of(ReportData data)
    {
        // A map has its scores when the last block of images was scored.
        Dictionary<string, TimeSpan> done = new(StringComparer.Ordinal);
        foreach (var score in data.Record.Scores)
            if (score.Fidelity == Fidelity.Coarse && score.Split == ImageSplit.Search) done[score.Map] = score.At;
        List<(TimeSpan At, ScoredRow Best)> changes = [];
        foreach (var row in data.Scored.Where(row => row.Kind != ResultRow.Control && done.ContainsKey(row.Map))
                     .OrderBy(row => done[row.Map]))
        {
            if (row.Score is null || (changes.Count > 0 && !data.IsBetter(row.Score, changes[^1].Best.Score))) continue;
            // Of maps that were done at the same time the best one counts.
            if (changes.Count > 0 && changes[^1].At == done[row.Map]) changes.RemoveAt(changes.Count - 1);
            changes.Add((done[row.Map], row));
        }

        return changes;
    }
}
