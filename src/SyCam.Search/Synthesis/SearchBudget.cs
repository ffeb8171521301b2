namespace SyCam.Search.Synthesis;

/// <summary>The limits of a search that count rather than time. Each candidate is planned with all search images, so
/// that no limit is overrun, whatever the race does.</summary>
internal sealed class SearchBudget(SynthesisOptions options, RunMetrics metrics, Scorer scorer, int images)
{
    /// <summary>The metrics of the run.</summary>
    public RunMetrics Metrics => metrics;

    /// <summary>How many further candidates can be scored for sure, and the limit that says so.</summary>
    /// <param name="scored">The candidates so far.</param>
    public (long Candidates, StopReason Limit) Left(int scored)
    {
        (long Candidates, StopReason Limit)[] limits =
        [
            (options.MaxCandidates - scored ?? long.MaxValue, StopReason.CandidateLimit),
            (Fit(options.MaxEvaluations - scorer.Evaluations, metrics.SearchNames.Count), StopReason.EvaluationLimit),
            (Fit(options.MaxPasses - scorer.Passes, metrics.SearchPasses(Oracles.Fidelity.Coarse)), StopReason.PassLimit),
        ];
        var (candidates, limit) = limits.MinBy(entry => entry.Candidates);
        return (Math.Max(0, candidates), limit);
    }

    private long Fit(long? left, int perImage) =>
        left is not { } amount || images * perImage == 0 ? long.MaxValue : amount / (images * perImage);
}
