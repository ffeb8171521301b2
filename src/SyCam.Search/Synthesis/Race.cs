using SyCam.Search.Journal;

namespace SyCam.Search.Synthesis;

/// <summary>
/// Decides on a part of the images whether a candidate can still win. The comparison is paired, image by image, with the
/// best map of no greater cost, so that the images' own difficulty cancels. A decision errs with a probability of about
/// 2 % for normal differences; it is no guarantee over a whole run, and final scores never rest on it.
/// </summary>
internal static class Race
{
    private const int LeastImages = 6;
    private const double Deviations = 2;

    /// <summary>How many images are looked at before each decision; the last rung is all of them.</summary>
    public static IReadOnlyList<int> Rungs(int images) =>
        [.. new[] { images / 8, images / 4, images / 2 }.Select(rung => Math.Max(LeastImages, rung))
            .Where(rung => rung * 4 <= images * 3).Distinct(), images];

    /// <summary>True when the candidate's scores on its first images are worse than the incumbent's on the same ones by
    /// more than two standard errors of the mean difference.</summary>
    public static bool IsLost(RunMetrics metrics, ScoreEntry candidate, ScoreEntry incumbent)
    {
        var name = metrics.Objective.Name;
        var differences = candidate.PerImage[name].Zip(incumbent.PerImage[name])
            .Select(pair => metrics.Sign * (pair.First - pair.Second))
            .Where(difference => !double.IsNaN(difference))
            .ToArray();
        if (differences.Length < LeastImages) return false;
        var mean = differences.Average();
        var variance = differences.Sum(difference => (difference - mean) * (difference - mean))
            / (differences.Length - 1);
        return mean + (Deviations * Math.Sqrt(variance / differences.Length)) < 0;
    }
}
