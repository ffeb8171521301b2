namespace SyCam.Cli.Reports.Results;

/// <summary>The file <c>leaderboard.json</c>, as a run ends by writing it.</summary>
internal sealed record LeaderboardFile(
    string Grammar,
    string GrammarHash,
    string Oracle,
    string Objective,
    IReadOnlyList<ResultMetric> Metrics,
    IReadOnlyList<string> Constraints,
    string Race,
    string Facts,
    int Seed,
    int SearchImages,
    int HeldOutImages,
    string StopReason,
    int? CompleteUpToCost,
    string? BestBaseline,
    ResultTarget? Target,
    double? RungAgreement,
    IReadOnlyDictionary<string, long> Counters,
    IReadOnlyList<ResultRow> Rows,
    IReadOnlyList<ResultCollapse> Collapses,
    IReadOnlyList<ResultCoincidence> ModelCollapses,
    HeldOutResults HeldOutTable,
    IReadOnlyList<ClassResult> PerClass)
{
    /// <summary>Its name in a run folder.</summary>
    public const string FileName = "leaderboard.json";
}
