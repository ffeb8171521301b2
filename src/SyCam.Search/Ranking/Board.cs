namespace SyCam.Search.Ranking;

/// <summary>What ranking makes of the maps of a run.</summary>
internal sealed record Board(
    IReadOnlyList<LeaderboardRow> Rows,
    string? BestBaseline,
    IReadOnlyList<FrontRow> ThickFront,
    HeldOutTable HeldOut,
    IReadOnlyList<ClassBest> PerClass);
