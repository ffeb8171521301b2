namespace SyCam.Cli.Reports.Sections;

/// <summary>Why runs end, for the middle of a sentence.</summary>
internal static class StopText
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["Exhausted"] = "the grammar has no further expression",
        ["CostLimit"] = "the greatest cost was reached",
        ["CandidateLimit"] = "the greatest number of candidates was scored",
        ["EvaluationLimit"] = "the greatest number of values was asked for",
        ["PassLimit"] = "the greatest number of forward passes was asked for",
        ["TargetBeaten"] = "it found what it was to find",
        ["TimeLimit"] = "the time was used up",
        ["Cancelled"] = "it was cancelled",
        ["WriteFailed"] = "its folder could not be written",
    };

    /// <summary>The reason in words; a word that is not known, as it is.</summary>
    public static string Of(string stopReason) => Reasons.GetValueOrDefault(stopReason, stopReason);

    /// <summary>True where a reason is known.</summary>
    internal static bool Covers(string stopReason) => Reasons.ContainsKey(stopReason);
}
