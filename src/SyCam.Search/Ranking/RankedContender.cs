using SyCam.Search.Journal;
using SyCam.Search.Synthesis;

namespace SyCam.Search.Ranking;

/// <summary>A row with the scores of each image behind it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Contender">Whose it is.</param>
internal sealed record RankedContender(LeaderboardRow Row, Contender Contender)
{
    /// <summary>The scores on the search images at the row's fidelity.</summary>
    public ScoreEntry Scores => Contender.Full ?? Contender.Coarse!;
}
