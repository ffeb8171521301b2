namespace SyCam.Cli.Reports.Results;

/// <summary>How a race stood after a block of images.</summary>
/// <param name="Race">Counts the races, from 1.</param>
/// <param name="Block">Counts the blocks of the race, from 1.</param>
/// <param name="Images">The images that the race had looked at.</param>
/// <param name="Entered">The candidates that the block was scored for.</param>
/// <param name="Alive">Of these, the ones that stayed.</param>
/// <param name="Best">The best one that stayed; null: none did.</param>
/// <param name="BestMean">Its mean.</param>
/// <param name="Scores">Scores of one map on one image that all races took so far.</param>
internal sealed record RaceBlock(
    int Race, int Block, int Images, int Entered, int Alive, string? Best, double? BestMean, long Scores);
