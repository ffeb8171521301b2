using SyCam.Grammar.Terms;
using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Synthesis;

namespace SyCam.Search.Ranking;

/// <summary>Ranks maps: what keeps the constraints first, full scores before coarse ones, then by the objective, then
/// by cost.</summary>
internal sealed class Leaderboard(RunMetrics metrics, int seed, int thickness)
{
    /// <summary>Ranks maps, each with coarse scores at least.</summary>
    public Board Build(IReadOnlyList<Contender> contenders, IScoreOracle oracle)
    {
        var baselines = contenders.Where(contender => contender.Kind == RowKind.Baseline).ToList();
        List<RankedContender> ranked = [.. contenders
            .OrderBy(contender => contender.Broken.Count > 0)
            .ThenByDescending(contender => contender.Full is not null)
            .ThenByDescending(contender => metrics.Merit(contender.Score))
            .ThenBy(contender => contender.Cost)
            .ThenBy(contender => contender.Map)
            .Select((contender, i) => new RankedContender(Row(contender, i + 1, baselines), contender))];
        var reference = ranked.FirstOrDefault(one => one.Row.Kind == RowKind.Baseline)?.Contender;
        return new Board(
            [.. ranked.Select(one => one.Row)],
            reference?.Names[0],
            ThickFront.Of(ranked, thickness, metrics),
            HeldOutRanking.Of(ranked, reference, metrics, (one, other) => Seed(one.Map, other.Map)),
            ClassRanking.Of(ranked, reference, metrics, oracle));
    }

    private LeaderboardRow Row(Contender contender, int rank, List<Contender> baselines)
    {
        var search = contender.Full ?? contender.Coarse;
        return new LeaderboardRow(
            rank,
            contender.Map,
            contender.Kind,
            [.. contender.Names],
            contender.Cost,
            contender.Full is null ? Fidelity.Coarse : Fidelity.Full,
            contender.Score,
            contender.CoarseScore,
            MeansOf(search),
            MeansOf(contender.HeldOut),
            [.. baselines.Where(baseline => baseline != contender).Select(baseline => Compare(contender, baseline))
                .OfType<Comparison>()],
            search?.Problems ?? new Dictionary<string, int>())
        {
            Broken = contender.Broken,
        };
    }

    private IReadOnlyList<MetricMean> MeansOf(ScoreEntry? scores) => scores is null
        ? []
        : [.. metrics.Names.Where(scores.PerImage.ContainsKey).Select(name => Means.Of(name, scores.PerImage[name]))];

    private Comparison? Compare(Contender contender, Contender baseline)
    {
        if (contender.HeldOut is not { } left || baseline.HeldOut is not { } right) return null;
        return PairedBootstrap.Compare(
            baseline.Names[0], metrics.Values(left), metrics.Values(right), metrics.Sign,
            Seed(contender.Map, baseline.Map));
    }

    // Each comparison draws for itself, so that no interval depends on which other rows there are.
    private ulong Seed(Term map, Term baseline) =>
        unchecked((((ulong)seed * 31) + map.StableHash) * 31) + baseline.StableHash;
}
