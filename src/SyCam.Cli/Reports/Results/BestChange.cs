namespace SyCam.Cli.Reports.Results;

/// <summary>A moment at which the best map by coarse scores changed.</summary>
/// <param name="Scored">The candidates scored until then.</param>
/// <param name="Evaluations">The values asked for until then.</param>
/// <param name="Passes">Their forward passes.</param>
/// <param name="Map">The best map from then on.</param>
/// <param name="Names">The methods that it is.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="CoarseScore">Its score.</param>
internal sealed record BestChange(
    long Scored, long Evaluations, long Passes, string Map, IReadOnlyList<string> Names, int Cost, double? CoarseScore);
