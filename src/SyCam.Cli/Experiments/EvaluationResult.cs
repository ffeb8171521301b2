using SyCam.Cli.Experiments.Tables;
using SyCam.Eval.Metrics;

namespace SyCam.Cli.Experiments;

/// <summary>What an evaluation found.</summary>
/// <param name="Scores">The scores of each network and layer.</param>
/// <param name="Metrics">The metrics.</param>
/// <param name="Baseline">The name of the row that the others are compared with; null: none.</param>
internal sealed record EvaluationResult(
    IReadOnlyList<LayerScores> Scores, IReadOnlyList<SaliencyMetric> Metrics, string? Baseline);
