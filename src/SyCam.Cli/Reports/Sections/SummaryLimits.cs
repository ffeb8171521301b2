using SyCam.Cli.Reports.Html;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>What a run leaves open, in sentences.</summary>
internal static class SummaryLimits
{
    /// <summary>The sentences that hold of a run.</summary>
    public static IReadOnlyList<string> Of(ReportData data)
    {
        var results = data.Results;
        var (scored, racedOut, full) = (Counter(data, "scored"), Counter(data, "racedOut"), Counter(data, "scoredInFull"));
        List<string> limits = [];
        Add(racedOut > 0, $"{Count(racedOut)} of {Count(scored, "candidate", "candidates")} left a race after part of the images "
            + $"(bound: {results.Race}): a decision by chance is rare, and not impossible.");
        Add(full > 0 && data.Scored.Count > full, $"Final scores were made for {Count(full, "map", "maps")}; "
            + $"{Count(data.Scored.Count - full)} others with scores on all search images have coarse ones only.");
        var tested = Counter(data, "mergedTested") + Counter(data, "deadTested");
        Add(tested > 0, $"{Count(tested, "map was", "maps were")} left out by test alone: equal, or showing nothing, on every probe, "
            + "without a proof.");
        var assumed = Counter(data, "mergedAssumed") + Counter(data, "deadAssumed");
        Add(assumed > 0, $"{Count(assumed, "proof rests", "proofs rest")} on the assumed facts: where these fail, so may the proofs.");
        Add(Counter(data, "overflowed") > 0,
            $"{Count(Counter(data, "overflowed"), "expression", "expressions")} with a coefficient beyond 64 bits were left out.");
        Add(data.Unfinished is null && results.StopReason is not "Exhausted",
            results.CompleteUpToCost is { } cost
                ? $"Beyond cost {cost} the grammar was searched in part or not at all."
                : "The grammar was searched in part only.");
        Add(results.HeldOutImages == 0 && data.Unfinished is null,
            "There are no held-out images: nothing here is checked on images that the search has not seen.");
        Add(true, "Other networks, layers and image sets were not looked at; what is found for one may not hold for another.");
        return limits;

        void Add(bool holds, string sentence)
        {
            if (holds) limits.Add(sentence);
        }
    }

    private static long Counter(ReportData data, string name) => data.Results.Counters.GetValueOrDefault(name);
}
