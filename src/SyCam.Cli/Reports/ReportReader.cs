using SyCam.Cli.Experiments;
using SyCam.Cli.Reports.Results;
using SyCam.Search.Journal;

namespace SyCam.Cli.Reports;

/// <summary>Reads what a run folder holds, whether its run is done, going on or was killed.</summary>
internal static class ReportReader
{
    /// <summary>Reads a run folder; its lock is neither taken nor waited for.</summary>
    /// <exception cref="Eval.InputException">A result file is damaged.</exception>
    /// <exception cref="RunFolderException">The folder holds no run, or its journal is damaged.</exception>
    public static ReportData Read(string folder)
    {
        var data = ReadResults(folder);
        var runFile = Path.Combine(folder, SavedRun.FileName);
        return File.Exists(runFile) ? data with { RunFile = File.ReadAllText(runFile) } : data;
    }

    private static ReportData ReadResults(string folder)
    {
        var record = RunRecord.Read(folder);
        var grammarPath = Path.Combine(folder, RunFolder.GrammarFile);
        var grammar = File.Exists(grammarPath) ? GrammarFiles.Read(grammarPath, _ => { }) : null;
        var inputs = (grammar?.Inputs ?? []).Concat(StandardMethods.Library.LibraryInputs)
            .DistinctBy(input => input.Name).ToList();
        if (!File.Exists(Path.Combine(folder, LeaderboardFile.FileName)))
            return new UnfinishedRun(folder, record, grammar, inputs).Read();
        var results = ResultFiles.Read<LeaderboardFile>(folder, LeaderboardFile.FileName);
        var search = ResultFiles.Read<SearchFile>(folder, SearchFile.FileName);
        return new ReportData
        {
            Folder = folder,
            Results = results,
            Record = record,
            Unfinished = WhyUnfinished(results.StopReason),
            Front = ResultFiles.Read<FrontFile>(folder, FrontFile.FileName).Front,
            Search = search,
            Scored = Scored(search, results),
            GrammarText = grammar is null ? null : File.ReadAllText(grammarPath),
            Inputs = inputs,
        };
    }

    private static string? WhyUnfinished(string stopReason) => stopReason switch
    {
        "Cancelled" => "The run was cancelled: what follows is the state at that moment.",
        "WriteFailed" => "The run ended because its folder could not be written: what follows is the state at that moment.",
        _ => null,
    };

    // The kinds are the leaderboard's, which holds everything that has a name.
    private static List<ScoredRow> Scored(SearchFile search, LeaderboardFile results)
    {
        var kinds = results.Rows.Where(row => row.Kind != ResultRow.Candidate)
            .ToDictionary(row => row.Map, row => row.Kind, StringComparer.Ordinal);
        return [.. search.Scored.Select((map, i) => new ScoredRow(
            i + 1, map.Map, kinds.GetValueOrDefault(map.Map, ResultRow.Candidate), map.Names, map.Cost, map.CoarseScore))];
    }
}
