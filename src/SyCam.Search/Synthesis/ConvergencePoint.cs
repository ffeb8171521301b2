using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>A moment of a run at which the best map by coarse scores changed.</summary>
/// <param name="Scored">The candidates that were scored until then.</param>
/// <param name="Evaluations">The values that were asked for until then.</param>
/// <param name="Passes">The forward passes of these values, by their metrics' declared passes.</param>
/// <param name="Best">The best map from then on.</param>
public sealed record ConvergencePoint(long Scored, long Evaluations, long Passes, ScoredMap Best);
