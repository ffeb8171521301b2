using SyCam.Cli.Reports.Results;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports;

/// <summary>The outcome of a run in a sentence.</summary>
internal static class Verdict
{
    /// <summary>The sentence.</summary>
    public static string Of(ReportData data)
    {
        if (data.BestCandidate is not { } best) return "No new expression has a score.";
        if (data.BestBaseline is not { } baseline)
            return $"The best new expression, {best.Map}, scores {Score(best.Score)}; there is no named method to compare it with.";
        var scores = $"{Score(best.Score)} against {Score(baseline.Score)} on the search images";
        if (!data.IsBetter(best.Score, baseline.Score))
        {
            return best.Score == baseline.Score
                ? $"The best new expression, {best.Map}, does as well as {baseline.Label}, the best named method ({scores}), and "
                    + "no better."
                : $"No new expression beats {baseline.Label}, the best named method: the best one, {best.Map}, has {scores}.";
        }

        var lead = $"{best.Map} beats {baseline.Label}, the best named method: {scores}";
        return data.HeldOutOf(best)?.Gain is { Gain: not null } gain
            ? $"{lead}. {HeldOut(data, best, gain)}"
            : $"{lead}. Whether that holds on images which the search has not seen is not known"
                + (data.Unfinished is null ? "." : " yet.");
    }

    private static string HeldOut(ReportData data, ResultRow best, ResultGain gain)
    {
        var held = data.HeldOutOf(best)!;
        var numbers = $"paired gain {Signed(gain.Gain)}, 95 % interval [{Signed(gain.Low)}, {Signed(gain.High)}], "
            + $"p after Holm's correction {PValue(held.PHolm)}";
        if (gain.IsAboveZero)
            return $"The {gain.Images} held-out images, which nothing was chosen by, confirm it: {numbers}; the interval excludes 0.";
        return gain.IsBelowZero
            ? $"The {gain.Images} held-out images say the opposite: {numbers}; the interval excludes 0 on the wrong side."
            : $"The {gain.Images} held-out images do not confirm it: {numbers}; the interval does not exclude 0.";
    }
}
