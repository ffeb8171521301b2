using SyCam.Eval.Scoring;

namespace SyCam.Cli.Experiments;

/// <summary>The scores of one split.</summary>
/// <param name="Images">The images' names.</param>
/// <param name="Rows">The scores of each method.</param>
internal sealed record SplitScores(IReadOnlyList<string> Images, IReadOnlyList<TermScores> Rows)
{
    /// <summary>The scores of some blocks of images as one, in the order of the blocks.</summary>
    /// <param name="blocks">At least one, all of the same methods and metrics.</param>
    public static SplitScores Join(IReadOnlyList<SplitScores> blocks) => blocks.Count == 1
        ? blocks[0]
        : new(
            [.. blocks.SelectMany(block => block.Images)],
            [.. blocks[0].Rows.Select((row, place) => new TermScores(
                row.Map,
                row.PerImage.Keys.ToDictionary(
                    metric => metric,
                    metric => (IReadOnlyList<double>)[.. blocks.SelectMany(block => block.Rows[place].PerImage[metric])]),
                [.. blocks.SelectMany(block => block.Rows[place].Statuses)]))]);
}
