using SyCam.Grammar.Terms;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Synthesis;

public sealed class RaceLogTests
{
    [Fact]
    public void A_row_tells_who_stays_who_leads_and_what_it_took()
    {
        var time = new ManualTime();
        var log = new RaceLog(new RunMetrics(new FakeOracle(), "down", [], []), new RunClock(time, null, TimeSpan.FromSeconds(10)));
        Contender[] all = [One(A, "GradCAM"), One(G), One(Mul(A, G))];
        time.Advance(TimeSpan.FromSeconds(5));

        log.EndBlock(6, [(all[0], -0.5), (all[1], -0.25), (all[2], -0.125)], all[..2]);
        var first = log.Last;
        log.EndBlock(12, [(all[0], -0.375), (all[1], -0.75)], all[..2]);
        var second = log.Last;
        log.EndBlock(6, [(all[2], -0.25)], []);

        // Lower is better, so merits are the scores turned; the third has left, so that its 0.125 leads nothing.
        Assert.Equal(new RaceRow(1, 1, 1, 6, 3, 2, "G", 0.25, 18, TimeSpan.FromSeconds(15)), first);
        Assert.Equal(new RaceRow(2, 1, 2, 12, 2, 2, "GradCAM", 0.375, 30, TimeSpan.FromSeconds(15)), second);
        Assert.Equal(new RaceRow(3, 2, 1, 6, 1, 0, null, double.NaN, 36, TimeSpan.FromSeconds(15)), log.Last);
    }

    [Fact]
    public void Every_row_of_a_run_is_reported_in_order()
    {
        var rows = new List<RaceRow>();
        var options = SynthesizerTests.Options(5) with { CohortSize = 8 };

        var report = new Synthesizer(new FakeOracle(), new FakeProver())
            .Run(options, new Recorder(rows), TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(row => row.Number));
        Assert.Equal(report.Counters.Scored, rows.Where(row => row.Block == 1).Sum(row => row.Entered));
        Assert.Equal(report.Counters.RacedOut, rows.Sum(row => row.Entered - row.Alive));
        Assert.All(rows.Zip(rows.Skip(1)).Where(pair => pair.First.Race == pair.Second.Race), pair =>
        {
            Assert.True(pair.First.Images < pair.Second.Images);
            Assert.Equal(pair.First.Alive, pair.Second.Entered);
        });
    }

    private static Contender One(Term map, params string[] names) => new(map, RowKind.Candidate, 1, names);

    private sealed class Recorder(List<RaceRow> rows) : IProgress<SynthesisProgress>
    {
        public void Report(SynthesisProgress value)
        {
            if (value.Race is { } row && row.Number > rows.Count) rows.Add(row);
        }
    }
}
