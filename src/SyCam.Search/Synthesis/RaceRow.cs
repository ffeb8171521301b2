namespace SyCam.Search.Synthesis;

/// <summary>How a race stands after a block of images.</summary>
/// <param name="Number">Counts the rows of a run, from 1.</param>
/// <param name="Race">Counts the races of a run, from 1.</param>
/// <param name="Block">Counts the blocks of images of the race, from 1.</param>
/// <param name="Images">The images that the race has looked at.</param>
/// <param name="Entered">The candidates that the block was scored for.</param>
/// <param name="Alive">Of these, the ones that stay in the race.</param>
/// <param name="Best">The name or the expression of the best one that stays; null when none does.</param>
/// <param name="BestMean">Its mean of the objective over these images; NaN when none stays.</param>
/// <param name="Scores">Scores of one map on one image that the races of the run took so far.</param>
/// <param name="Elapsed">The time of the run so far.</param>
public sealed record RaceRow(
    int Number,
    int Race,
    int Block,
    int Images,
    int Entered,
    int Alive,
    string? Best,
    double BestMean,
    long Scores,
    TimeSpan Elapsed);
