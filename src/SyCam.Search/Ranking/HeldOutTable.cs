namespace SyCam.Search.Ranking;

/// <summary>
/// The rows on images that nothing was chosen by, each against the baseline that is best on the search images. The
/// intervals are percentile bootstrap intervals of the paired differences, each at 95 % for itself; the p-values come
/// from the sign-flip test and are corrected together by Holm's method.
/// </summary>
/// <param name="Reference">The baseline; null when there is none.</param>
/// <param name="Rows">The rows with held-out scores, in the order of the leaderboard.</param>
public sealed record HeldOutTable(string? Reference, IReadOnlyList<HeldOutRow> Rows)
{
    /// <summary>Nothing was scored on held-out images.</summary>
    public static HeldOutTable Empty { get; } = new(null, []);
}
