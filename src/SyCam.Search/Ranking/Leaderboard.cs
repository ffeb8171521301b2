using SyCam.Grammar.Terms;
using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Synthesis;

namespace SyCam.Search.Ranking;

/// <summary>Ranks maps: full scores before coarse ones, then by the objective, then by cost.</summary>
internal sealed class Leaderboard(RunMetrics metrics, int seed)
{
    public IReadOnlyList<LeaderboardRow> Rows(IReadOnlyList<Contender> contenders)
    {
        var baselines = contenders.Where(contender => contender.Kind == RowKind.Baseline).ToList();
        return [.. contenders
            .OrderByDescending(contender => contender.Full is not null)
            .ThenByDescending(contender => metrics.Merit(Score(contender)))
            .ThenBy(contender => contender.Cost)
            .ThenBy(contender => contender.Map)
            .Select((contender, i) => Row(contender, i + 1, baselines))];
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
            Score(contender),
            contender.CoarseScore,
            MeansOf(search),
            MeansOf(contender.HeldOut),
            [.. baselines.Where(baseline => baseline != contender).Select(baseline => Compare(contender, baseline))
                .OfType<Comparison>()],
            search?.Problems ?? new Dictionary<string, int>());
    }

    private double Score(Contender contender) =>
        contender.Full is { } full ? metrics.Mean(full) : contender.CoarseScore;

    private IReadOnlyList<MetricMean> MeansOf(ScoreEntry? scores) => scores is null
        ? []
        : [.. metrics.Names.Where(scores.PerImage.ContainsKey).Select(name => Means.Of(name, scores.PerImage[name]))];

    private Comparison? Compare(Contender contender, Contender baseline)
    {
        if (contender.HeldOut is not { } left || baseline.HeldOut is not { } right) return null;
        var name = metrics.Objective.Name;
        return PairedBootstrap.Compare(
            baseline.Names[0], left.PerImage[name], right.PerImage[name], metrics.Sign,
            Seed(contender.Map, baseline.Map));
    }

    // Each comparison draws for itself, so that no interval depends on which other rows there are.
    private ulong Seed(Term map, Term baseline) =>
        unchecked((((ulong)seed * 31) + map.StableHash) * 31) + baseline.StableHash;
}
