using SyCam.Cli.Rendering;
using SyCam.Cli.Tests.Support;
using SyCam.Search.Enumeration;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Tests.Rendering;

public sealed class LiveTextTests
{
    private static readonly SynthesisProgress Midway = Snapshots.Empty with
    {
        Counters = new SearchCounters
        {
            Built = 1234567,
            Distinct = 45678,
            Maps = 1234,
            DeadProved = 10,
            DeadTested = 2,
            MergedProved = 300,
            MergedTested = 45,
            RacedOut = 67,
            Scored = 890,
        },
        Queued = 32,
        CostLevel = 6,
        Best = Snapshots.Scored("second", 4, 0.71234),
        BestPerCost =
        [
            Snapshots.Scored("first", 3, 0.5), Snapshots.Scored("second", 4, 0.71234),
            Snapshots.Scored("third", 6, 0.625), Snapshots.Scored("baseline", 19, 0.25),
        ],
        Elapsed = TimeSpan.FromSeconds(83),
        Remaining = TimeSpan.FromSeconds(3700),
        ForwardPasses = 12345,
    };

    [Fact]
    public void Eighty_columns_show_times_counters_the_best_of_each_cost_and_the_races()
    {
        string[] expected =
        [
            "insertion: cost 6   1:25 gone   1:01:38 left   cost 6 done in ?",
            "built 1,234,567   unique 45,678   maps 1,234   dead 12 (10 proved, 2 tested)",
            "merged 345 (300 proved, 45 tested)   queued 32   alive 5   raced out 67",
            "scored 890   forward passes 12,345",
            "best of each cost",
            "   3  0.5000  first",
            "   4  0.7123  second",
            "   6  0.6250  third",
            "race block images   alive best mean    scores     time  best",
            "   1     1      6   12/32    0.5000     1,200     1:15  relu(M)",
            "   1     2     12    5/12    0.5000     1,200     1:15  relu(M)",
        ];

        var lines = Lines(79, 23, Midway);

        Assert.Equal(expected, lines.Select(line => line.Text));
        Assert.Equal(
            [LiveWeight.Strong, LiveWeight.Faint, LiveWeight.Strong, LiveWeight.Faint],
            lines.Select(line => line.Weight).Where(weight => weight != LiveWeight.Plain));
    }

    [Fact]
    public void Forty_columns_break_between_fields_and_cut_what_is_longer()
    {
        string[] expected =
        [
            "insertion: cost 6   1:25 gone",
            "1:01:38 left   cost 6 done in ?",
            "built 1,234,567   unique 45,678",
            "maps 1,234",
            "dead 12 (10 proved, 2 tested)",
            "merged 345 (300 proved, 45 tested)",
            "queued 32   alive 5   raced out 67",
            "scored 890   forward passes 12,345",
            "best of each cost",
            "   3  0.5000  first",
            "   4  0.7123  second",
            "   6  0.6250  third",
            "race block images   alive best mean ...",
            "   1     1      6   12/32    0.5000 ...",
            "   1     2     12    5/12    0.5000 ...",
        ];

        Assert.Equal(expected, Lines(39, 23, Midway).Select(line => line.Text));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(7)]
    [InlineData(4)]
    [InlineData(1)]
    public void There_are_never_more_lines_than_rows_nor_more_characters_than_columns(int height)
    {
        foreach (var width in new[] { 1, 3, 10, 40, 200 })
        {
            var lines = Lines(width, height, Midway);

            Assert.InRange(lines.Count, 1, height);
            Assert.All(lines, line => Assert.InRange(line.Text.Length, 1, width));
        }
    }

    [Fact]
    public void Few_rows_leave_out_the_oldest_races_first_and_then_the_best()
    {
        Assert.Equal(
            [
                "race block images   alive best mean    scores     time  best",
                "   1     2     12    5/12    0.5000     1,200     1:15  relu(M)",
            ],
            Lines(79, 10, Midway).Select(line => line.Text).TakeLast(2));
        Assert.Equal(
            ["best of each cost", "   4  0.7123  second", "   6  0.6250  third"],
            Lines(79, 7, Midway).Select(line => line.Text).TakeLast(3));
    }

    [Fact]
    public void The_estimate_says_what_it_is_made_from_and_counts_down()
    {
        var state = new RunState(Snapshots.Start);
        foreach (var (cost, maps, seconds) in new[] { (2, 1, 10), (3, 3, 14) })
        {
            state.Take(Snapshots.Empty with
            {
                CostLevel = cost,
                Counters = new SearchCounters { Maps = maps },
                Elapsed = TimeSpan.FromSeconds(seconds),
            });
        }

        // As in LevelEstimateTests: 8 s from the report on.
        var line = LiveText.Lines(state, TimeSpan.FromSeconds(3), 200, 20)[0].Text;

        Assert.Equal("insertion: cost 3   0:17 gone   cost 3 done in about 0:05 (grammar counts x measured rate)", line);
    }

    [Theory]
    [InlineData(SynthesisPhase.Baselines, "insertion: baselines   1:25 gone   1:01:38 left")]
    [InlineData(SynthesisPhase.Finals, "insertion: final scores 3/12   1:25 gone   1:01:38 left")]
    [InlineData(SynthesisPhase.Done, "insertion: done   1:25 gone   1:01:38 left")]
    public void Each_phase_has_its_word(SynthesisPhase phase, string expected) => Assert.Equal(
        expected, Lines(79, 23, Midway with { Phase = phase, FinalsDone = 3, FinalsPlanned = 12 })[0].Text);

    [Fact]
    public void A_race_that_nobody_survives_has_no_best()
    {
        var state = new RunState(Snapshots.Start);
        state.Take(Midway with { Race = Snapshots.Race(1, 1, 32, 0) });

        Assert.Equal(
            "   1     1      6    0/32         -     1,200     1:15  -",
            LiveText.Lines(state, TimeSpan.Zero, 79, 23)[^1].Text);
    }

    private static IReadOnlyList<LiveLine> Lines(int width, int height, SynthesisProgress progress)
    {
        var state = new RunState(Snapshots.Start);
        state.Take(progress with { Race = Snapshots.Race(1, 1, 32, 12) });
        state.Take(progress with { Race = Snapshots.Race(2, 2, 12, 5) });
        state.Take(progress with { Race = Snapshots.Race(2, 2, 12, 5) });
        return LiveText.Lines(state, TimeSpan.FromSeconds(2), width, height);
    }
}
