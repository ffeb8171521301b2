namespace SyCam.Cli.Reports.Results;

/// <summary>The file <c>search.json</c>.</summary>
/// <param name="Races">The races, block by block.</param>
/// <param name="Convergence">When the best map changed.</param>
/// <param name="Scored">Every map with coarse scores on all search images, in the order of scoring.</param>
internal sealed record SearchFile(
    IReadOnlyList<RaceBlock> Races, IReadOnlyList<BestChange> Convergence, IReadOnlyList<ScoredResult> Scored)
{
    /// <summary>Its name in a run folder.</summary>
    public const string FileName = "search.json";
}
