using SyCam.Search.Objectives;
using SyCam.Search.Oracles;
using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>Watches whether a candidate beats what the run is to beat. Coarse scores choose whom to try; only full
/// scores on the search images decide.</summary>
internal sealed class TargetWatch(BeatTarget? target, RunMetrics metrics, RunResults results)
{
    /// <summary>The map to beat; null for a score, and before it is scored.</summary>
    public Contender? Method => target?.Method is not { } name ? null
        : results.All.FirstOrDefault(contender => contender.Names.Contains(name));

    /// <summary>The best of some candidates that looks better than the target and has no full scores yet; null when
    /// there is none.</summary>
    public Contender? Challenger(IEnumerable<Contender> candidates) => target is null ? null : candidates
        .Where(one => one.Coarse is not null && one.Full is null && one.Broken.Count == 0)
        .Where(one => metrics.Merit(one.CoarseScore) > metrics.Merit(Method?.CoarseScore ?? target.Score))
        .OrderByDescending(one => metrics.Merit(one.CoarseScore))
        .ThenBy(one => one.Cost)
        .ThenBy(one => one.Map)
        .FirstOrDefault();

    /// <summary>True when a candidate with full scores beats the target and keeps all constraints.</summary>
    public bool IsBeatenBy(Contender challenger) =>
        challenger.Broken.Count == 0 && metrics.Merit(challenger.Score) > metrics.Merit(Score);

    /// <summary>What the report says; null without a target.</summary>
    public TargetOutcome? Outcome(IReadOnlyList<LeaderboardRow> rows) => target is null ? null : new TargetOutcome(
        target.ToString(),
        Score,
        rows.FirstOrDefault(row => row.Kind == RowKind.Candidate && row.Fidelity == Fidelity.Full
            && row.Broken.Count == 0 && metrics.Merit(row.Score) > metrics.Merit(Score)));

    private double Score => target?.Method is null ? target?.Score ?? double.NaN : Method?.Score ?? double.NaN;
}
