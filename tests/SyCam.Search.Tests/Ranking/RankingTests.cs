using SyCam.Grammar.Terms;
using SyCam.Search.Oracles;
using SyCam.Search.Ranking;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Ranking;

public sealed class RankingTests
{
    [Fact]
    public void The_front_holds_what_no_cheaper_or_equally_cheap_row_beats()
    {
        LeaderboardRow[] rows =
        [
            Row(1, 9, 0.9), Row(2, 5, 0.8), Row(3, 5, 0.7), Row(4, 7, 0.75), Row(5, 2, 0.5), Row(6, 3, 0.5),
            Row(7, 1, 5.0, RowKind.Control), Row(8, 1, double.NaN),
        ];

        Assert.Equal([5, 2, 1], ParetoFront.Of(rows, higherIsBetter: true).Select(row => row.Rank));

        // Lower is better: cost 2 and 3 tie at 0.5, and nothing dearer is below.
        Assert.Equal([5], ParetoFront.Of(rows, higherIsBetter: false).Select(row => row.Rank));
    }

    [Fact]
    public void The_rank_correlation_is_that_of_scipy()
    {
        // scipy.stats.spearmanr([1,2,3,4,5],[5,6,7,8,7]) = 0.8207826816681233 (two values tie).
        (double, double)[] pairs = [(1, 5), (2, 6), (3, 7), (4, 8), (5, 7)];

        Assert.Equal(0.8207826816681233, RankCorrelation.Of(pairs), 12);
        Assert.Equal(-1, RankCorrelation.Of([(1, 3), (2, 2), (3, 1)]), 12);
        Assert.True(double.IsNaN(RankCorrelation.Of([(1, 1), (2, 2)])));
        Assert.True(double.IsNaN(RankCorrelation.Of([(1, 1), (2, 1), (3, 1)])));
    }

    [Fact]
    public void A_mean_needs_a_value_on_half_of_the_images()
    {
        Assert.Equal(new MetricMean("m", 2, 2, 2), Means.Of("m", [1, double.NaN, 3, double.NaN]));
        Assert.Equal(1, Means.Of("m", [5, double.NaN, double.NaN]).Images);
        Assert.True(double.IsNaN(Means.Of("m", [5, double.NaN, double.NaN]).Mean));
        Assert.True(double.IsNaN(Means.Of("m", []).Mean));
    }

    private static LeaderboardRow Row(int rank, int cost, double score, RowKind kind = RowKind.Candidate) => new(
        rank, M, kind, [], cost, Fidelity.Full, score, score, [], [], [], new Dictionary<string, int>());
}
