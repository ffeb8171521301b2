namespace SyCam.Cli.Reports.Results;

/// <summary>A row on the front of cost and score, or beside it.</summary>
/// <param name="Rank">The row's rank.</param>
/// <param name="IsOnFront">True when no row of no greater cost scores as well.</param>
/// <param name="Behind">How much worse it scores than the best row of no greater cost.</param>
internal sealed record FrontRow(int Rank, bool IsOnFront, double? Behind);
