namespace SyCam.Search.Ranking;

/// <summary>A row on the front of cost and score, or beside it.</summary>
/// <param name="Row">The row of the leaderboard.</param>
/// <param name="IsOnFront">True when no row of no greater cost scores better or as well.</param>
/// <param name="Behind">How much worse it scores than the best row of no greater cost; at least 0.</param>
public sealed record FrontRow(LeaderboardRow Row, bool IsOnFront, double Behind);
