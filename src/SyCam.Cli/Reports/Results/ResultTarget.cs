namespace SyCam.Cli.Reports.Results;

/// <summary>What a run was to beat.</summary>
/// <param name="Beat">The method or the number.</param>
/// <param name="Score">Its score; null: none.</param>
/// <param name="BeatenBy">The rank of what beats it; null: nothing does.</param>
internal sealed record ResultTarget(string Beat, double? Score, int? BeatenBy);
