using SyCam.Cli.Rendering;
using SyCam.Cli.Tests.Support;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Tests.Rendering;

public sealed class LevelEstimateTests
{
    private readonly LevelEstimate _estimate = new(Snapshots.Doubling);

    [Fact]
    public void The_grammar_of_these_tests_has_twice_as_many_derivations_on_each_level() =>
        Assert.Equal([0, 1, 2, 4, 8, 16], new GrammarCounter(Snapshots.Doubling).CountByCost(5).Select(count => (int)count));

    [Fact]
    public void Nothing_is_known_before_a_level_was_seen_from_its_beginning_to_its_end()
    {
        Assert.Null(Left(cost: 2, maps: 1, seconds: 10));
        Assert.Null(Left(cost: 2, maps: 2, seconds: 12));
    }

    [Fact]
    public void What_is_left_is_the_expected_maps_that_did_not_come_yet_times_the_time_of_one()
    {
        Left(cost: 2, maps: 1, seconds: 10);

        // Level 2: 2 maps of 2 derivations in 4 s. Level 3: 4 derivations, so 4 maps of 2 s.
        Assert.Equal(8, Left(cost: 3, maps: 3, seconds: 14));
        Assert.Equal(6, Left(cost: 3, maps: 4, seconds: 16));

        // Level 3: 2 maps of 4 in 6 s, a share of a half after one of 1. Level 4: 8 derivations, a quarter, of 3 s each.
        Assert.Equal(6, Left(cost: 4, maps: 5, seconds: 20));
        Assert.Null(Left(cost: 4, maps: 7, seconds: 26));
    }

    [Fact]
    public void With_eight_maps_of_the_level_their_own_time_counts()
    {
        Left(cost: 4, maps: 4, seconds: 20);

        // Level 4: 8 maps of 8 derivations in 16 s. Level 5: 16 maps; 10 of them took 3 s each, so that 6 take 18 s.
        Assert.Equal(32, Left(cost: 5, maps: 12, seconds: 36));
        Assert.Equal(18, Left(cost: 5, maps: 22, seconds: 66));
    }

    [Fact]
    public void Levels_that_passed_unseen_tell_nothing()
    {
        Left(cost: 2, maps: 1, seconds: 10);
        Left(cost: 3, maps: 3, seconds: 14);

        Assert.Null(Left(cost: 5, maps: 9, seconds: 20));
    }

    [Fact]
    public void Only_the_search_has_levels()
    {
        Left(cost: 2, maps: 1, seconds: 10);
        Left(cost: 3, maps: 3, seconds: 14);

        Assert.Null(_estimate.Left(At(3, 3, 15) with { Phase = SynthesisPhase.Finals }));
    }

    private static SynthesisProgress At(int cost, long maps, double seconds) => Snapshots.Empty with
    {
        CostLevel = cost,
        Counters = new SearchCounters { Maps = maps },
        Elapsed = TimeSpan.FromSeconds(seconds),
    };

    private double? Left(int cost, long maps, double seconds)
    {
        var progress = At(cost, maps, seconds);
        _estimate.Take(progress);
        return _estimate.Left(progress)?.TotalSeconds;
    }
}
