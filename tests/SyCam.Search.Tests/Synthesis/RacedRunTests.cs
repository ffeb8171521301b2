using SyCam.Search.Oracles;
using SyCam.Search.Racing;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Synthesis;

/// <summary>Races inside a run, on enough images to be decided early.</summary>
public sealed class RacedRunTests
{
    private const int Images = 60;

    [Theory]
    [InlineData(RaceBound.Asymptotic)]
    [InlineData(RaceBound.Rigorous)]
    [InlineData(RaceBound.Halving)]
    public void A_race_ends_for_losers_and_keeps_the_winner(RaceBound bound)
    {
        var (raced, racedOracle) = Run(new RaceOptions { Bound = bound });
        var (full, fullOracle) = Run(RaceOptions.Off);

        Assert.True(raced.Counters.RacedOut > 0);
        Assert.Equal(0, full.Counters.RacedOut);
        Assert.Equal(full.Counters.Scored, raced.Counters.Scored);
        Assert.Equal(full.Rows[0].Map, raced.Rows[0].Map);
        Assert.True(Values(racedOracle) < Values(fullOracle));
    }

    [Fact]
    public void Each_block_is_asked_for_once_and_the_scores_are_those_of_all_images_together()
    {
        var (raced, oracle) = Run(new RaceOptions());
        var (full, _) = Run(RaceOptions.Off);

        var blocks = oracle.Scored.Where(one => one.Request is { Fidelity: Fidelity.Coarse, Split: ImageSplit.Search })
            .ToList();
        Assert.Equal(blocks.Count, blocks.DistinctBy(one => (one.Map, one.Request.First)).Count());
        var scores = full.Scored.ToDictionary(one => one.Map, one => one.Score);
        Assert.All(raced.Scored, one => Assert.Equal(scores[one.Map], one.Score, 12));
    }

    [Fact]
    public void What_is_left_does_not_depend_on_how_the_run_was_watched_but_only_on_the_scores()
    {
        var (first, _) = Run(new RaceOptions());
        var (second, _) = Run(new RaceOptions());

        Assert.Equal(first.Scored, second.Scored, (one, other) => one.Map.Equals(other.Map) && one.Score.Equals(other.Score));
        Assert.Equal(first.Counters with { Proofs = 0 }, second.Counters with { Proofs = 0 });
    }

    [Fact]
    public void The_counters_add_up_to_what_was_asked_for_and_avoided()
    {
        var (report, oracle) = Run(new RaceOptions());

        Assert.Equal(Values(oracle), report.Counters.Evaluations);
        // The objective takes 2 passes coarsely and 5 in full, the other metric none.
        var up = oracle.Scored.Where(one => one.Request.Metrics.Contains("up")).ToList();
        Assert.Equal(
            up.Sum(one => one.Request.Count * (one.Request.Fidelity == Fidelity.Full ? 5L : 2)),
            report.Counters.PassesAsked);
        var finished = report.Scored.Select(one => one.Map.ToString()).ToHashSet();
        var lost = up.Where(one => !finished.Contains(one.Map)).ToList();
        Assert.Equal(report.Counters.RacedOut, lost.Select(one => one.Map).Distinct().Count());
        var counters = report.Counters;
        var never = counters.DeadProved + counters.DeadTested + counters.MergedProved + counters.MergedTested;
        Assert.Equal(
            ((never + counters.RacedOut) * Images * 5) - lost.Sum(one => one.Request.Count * 2L), counters.PassesAvoided);
        Assert.Equal(report.Rows.Count(row => row.Fidelity == Fidelity.Full), counters.ScoredInFull);
    }

    [Fact]
    public void The_rigorous_bound_is_refused_for_a_metric_without_a_range()
    {
        var oracle = new FakeOracle { SearchCount = Images };

        var error = Assert.Throws<ArgumentException>(() => new Synthesizer(oracle, new FakeProver()).Run(
            SynthesizerTests.Options(4) with { Race = new RaceOptions { Bound = RaceBound.Rigorous } }, null,
            TestContext.Current.CancellationToken));

        Assert.Contains("'up' has none; take the asymptotic one", error.Message, StringComparison.Ordinal);
    }

    private static long Values(FakeOracle oracle) =>
        oracle.Scored.Sum(one => (long)one.Request.Count * one.Request.Metrics.Count);

    private static (SynthesisReport Report, FakeOracle Oracle) Run(RaceOptions race)
    {
        var oracle = new FakeOracle
        {
            SearchCount = Images,
            Metrics =
            [
                new("up", true, "up 1") { Width = 1.25, CoarsePasses = 2, FullPasses = 5 }, new("down", false, "down 1"),
            ],
        };
        var report = new Synthesizer(oracle, new FakeProver()).Run(
            SynthesizerTests.Options(6) with { Race = race }, null, TestContext.Current.CancellationToken);
        return (report, oracle);
    }
}
