using SyCam.Search.Journal;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Synthesis;

public sealed class RaceTests
{
    [Theory]
    [InlineData(40, new[] { 6, 10, 20, 40 })]
    [InlineData(8, new[] { 6, 8 })]
    [InlineData(5, new[] { 5 })]
    [InlineData(0, new[] { 0 })]
    public void Looks_at_growing_parts_of_the_images_and_at_last_at_all(int images, int[] expected) =>
        Assert.Equal(expected, Race.Rungs(images));

    [Fact]
    public void A_candidate_that_is_worse_on_every_image_is_lost() =>
        Assert.True(Race.IsLost(Metrics("up"), Scores("up", 1, 2, 3, 4, 5, 6), Scores("up", 2, 3, 4, 5, 6, 7)));

    [Fact]
    public void Where_lower_is_better_the_larger_value_loses()
    {
        var (small, large) = (Scores("down", 1, 1, 1, 1, 1, 1), Scores("down", 2, 2, 2, 2, 2, 3));

        Assert.True(Race.IsLost(Metrics("down"), large, small));
        Assert.False(Race.IsLost(Metrics("down"), small, large));
    }

    [Fact]
    public void A_difference_within_two_standard_errors_decides_nothing()
    {
        // Differences -1, 1, -1, 1, -1, 0.5: mean -1/12, deviation about 1.02, two standard errors about 0.84.
        var candidate = Scores("up", 0, 2, 0, 2, 0, 1.5);

        Assert.False(Race.IsLost(Metrics("up"), candidate, Scores("up", 1, 1, 1, 1, 1, 1)));
    }

    [Fact]
    public void Fewer_than_six_common_images_decide_nothing() =>
        Assert.False(Race.IsLost(
            Metrics("up"), Scores("up", 0, 0, 0, 0, 0, double.NaN), Scores("up", 1, 1, 1, 1, 1, 1)));

    [Fact]
    public void Races_end_for_clear_losers_and_keep_the_winner()
    {
        var options = SynthesizerTests.Options(5);
        var cancellation = TestContext.Current.CancellationToken;

        var raced = new Synthesizer(new FakeOracle(), new FakeProver()).Run(options, null, cancellation);
        var full = new Synthesizer(new FakeOracle(), new FakeProver())
            .Run(options with { Races = false }, null, cancellation);

        Assert.True(raced.Counters.RacedOut > 0);
        Assert.Equal(0, full.Counters.RacedOut);
        Assert.Equal(full.Counters.Scored, raced.Counters.Scored);
        Assert.Equal(full.Rows[0].Map, raced.Rows[0].Map);
    }

    private static RunMetrics Metrics(string objective) => new(new FakeOracle(), objective, []);

    private static ScoreEntry Scores(string metric, params double[] values) => new(
        new Dictionary<string, IReadOnlyList<double>> { [metric] = values }, new Dictionary<string, int>(),
        TimeSpan.Zero);
}
