using System.Globalization;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Experiments;

/// <summary>Tells a run that found nothing from one that did.</summary>
internal static class RunVerdict
{
    /// <summary>Why the run has no result of its own, with what to do; null when it has one, or was not to have any.
    /// </summary>
    public static string? Failure(SynthesisReport report)
    {
        if (report.StopReason is StopReason.WriteFailed or StopReason.Cancelled && report.Rows.Count > 0) return null;
        if (report.Rows.Count == 0) return "nothing was scored before the run ended; give it a larger --budget";
        if (report.Counters.Scored == 0) return WithoutCandidates(report);
        var candidates = report.Rows.Where(row => row.Kind == RowKind.Candidate).ToList();
        // Who left a race was worse than something, so had scores.
        if (candidates.Count == 0 || report.Counters.RacedOut == report.Counters.Scored) return null;
        if (candidates.All(row => double.IsNaN(row.Score)))
        {
            return $"no candidate has a value of {report.Objective.Name} on half of the images: it is not defined there"
                + Why(report, candidates[0]);
        }

        if (candidates.All(row => row.Problems.Values.Sum() >= report.SearchImages))
            return "no candidate gives a map on any search image" + Why(report, candidates[0]);
        return candidates.All(row => row.Broken.Count > 0)
            ? $"no candidate keeps {string.Join(" and ", report.Constraints)}; the best one has {string.Join(", ", candidates[0].Broken)}"
            : null;
    }

    private static string? WithoutCandidates(SynthesisReport report)
    {
        switch (report.StopReason)
        {
            case StopReason.CandidateLimit:
                return null;
            case StopReason.TimeLimit:
                return "the time was used up before any expression of the grammar was scored; give it a larger --budget";
            case StopReason.EvaluationLimit:
                return $"--max-evaluations is too small for a single candidate: baselines took {report.Counters.Evaluations:0}";
            case StopReason.PassLimit:
                return $"--max-passes is too small for a single candidate: baselines took {report.Counters.PassesAsked:0}";
            default:
                var limit = report.CompleteUpToCost is { } cost
                    ? string.Create(CultureInfo.InvariantCulture, $" up to cost {cost}")
                    : "";
                return report.Counters.Maps == 0
                    ? $"the grammar has no finished expression{limit}; raise --max-cost, or max_cost in the grammar"
                    : $"every expression of the grammar{limit} is dead or equal to a named method; raise --max-cost";
        }
    }

    private static string Why(SynthesisReport report, LeaderboardRow row) => row.Problems.Count == 0
        ? ""
        : $" ({string.Join(", ", row.Problems.Select(problem => $"{problem.Value} of {report.SearchImages} images {problem.Key}"))} for {row.Map})";
}
