using SyCam.Search.Oracles;
using SyCam.Search.Racing;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;
using SyCam.Testing;

namespace SyCam.Search.Tests.Synthesis;

public sealed class BudgetTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_run_ends_within_its_budget_with_full_scores_for_its_finalists()
    {
        var report = Run(TimeSpan.FromSeconds(400), null);

        Assert.Equal(StopReason.TimeLimit, report.StopReason);
        Assert.InRange(report.Elapsed.TotalSeconds, 300, 400);
        Assert.True(report.Counters.Scored > 50);
        Assert.True(report.Rows.Count(row => row.Kind == RowKind.Candidate && row.Fidelity == Fidelity.Full) >= 10);
    }

    [Fact]
    public void A_budget_that_is_too_short_still_gives_baselines_the_best_ones_in_full()
    {
        var report = Run(TimeSpan.FromSeconds(1), null);

        Assert.Equal(StopReason.TimeLimit, report.StopReason);
        Assert.Equal(0, report.CompleteUpToCost);
        // No expression costs 0, so that level is complete.
        Assert.All(report.Rows, row => Assert.Equal(RowKind.Baseline, row.Kind));
        // The best baseline and three more have final scores; the others say that theirs are coarse.
        Assert.Equal(
            [Fidelity.Full, Fidelity.Full, Fidelity.Full, Fidelity.Full, Fidelity.Coarse],
            report.Rows.Select(row => row.Fidelity));
        Assert.All(report.Rows, row => Assert.False(double.IsNaN(row.Score)));
    }

    [Fact]
    public void A_resumed_run_has_the_rest_of_the_budget()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var first = Run(TimeSpan.FromSeconds(400), folder.Path, resume: false, source, cancelAfter: 200);
        Assert.Equal(StopReason.Cancelled, first.StopReason);

        var second = Run(TimeSpan.FromSeconds(400), folder.Path, resume: true);

        Assert.Equal(StopReason.TimeLimit, second.StopReason);
        Assert.InRange(second.Elapsed.TotalSeconds, 300, 400);
        Assert.True(second.Counters.Scored > first.Counters.Scored);
    }

    [Fact]
    public void A_journal_that_cannot_be_written_ends_the_run_with_what_it_has()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full to stand for a full disk");
        using var folder = new TemporaryFolder();
        Run(null, folder.Path);
        File.Delete(folder.File("journal.jsonl"));
        File.CreateSymbolicLink(folder.File("journal.jsonl"), "/dev/full");

        var report = Run(null, folder.Path, resume: true);

        Assert.Equal(StopReason.WriteFailed, report.StopReason);
        Assert.Contains("No space left", report.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(report.Rows);
    }

    [Fact]
    public void Results_that_cannot_be_written_come_back_as_a_problem()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("leaderboard.json.tmp"));

        var report = Run(null, folder.Path);

        Assert.Equal(StopReason.WriteFailed, report.StopReason);
        Assert.NotNull(report.Problem);
        Assert.NotEmpty(report.Rows);
    }

    // A map takes a second coarsely, and two in full on each split.
    private SynthesisReport Run(
        TimeSpan? budget, string? folder, bool resume = false, CancellationTokenSource? source = null,
        int cancelAfter = 0)
    {
        var maps = 0;
        var oracle = new FakeOracle
        {
            BeforeBatch = (batch, request) =>
            {
                maps += batch.Count;
                if (maps > cancelAfter) source?.Cancel();
                _time.Advance(batch.Count * TimeSpan.FromSeconds(request.Fidelity == Fidelity.Coarse ? 1 : 2));
            },
        };
        var options = SynthesizerTests.Options(budget is null ? 4 : 8) with
        {
            Budget = budget,
            RunFolder = folder,
            Resume = resume,
            Time = _time,
            Race = RaceOptions.Off,
        };
        return new Synthesizer(oracle, new FakeProver())
            .Run(options, null, source?.Token ?? TestContext.Current.CancellationToken);
    }
}
