using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Oracles;
using SyCam.Search.Racing;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Synthesis;

public sealed class SynthesizerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Finds_the_map_that_the_metric_prefers_and_ranks_it_first()
    {
        var winner = Cam(Mul(A, Relu(Add(A, G))));
        var form = new SyCam.Search.Enumeration.NormalForms(new FactSet(APositive), A, G).Normalize(winner);
        var oracle = new FakeOracle { Chosen = (map, image) => map.Equals(form) ? 5 + (image % 3) : null };

        var report = new Synthesizer(oracle, new FakeProver()).Run(Options(6), null, Cancellation);

        Assert.Equal(StopReason.CostLimit, report.StopReason);
        Assert.Equal(6, report.CompleteUpToCost);
        var best = report.Rows[0];
        Assert.Equal(form, best.Map);
        Assert.Equal(RowKind.Candidate, best.Kind);
        Assert.Equal(6, best.Cost);
        Assert.Equal(Fidelity.Full, best.Fidelity);

        // Images 0..11 give 5 + 0,1,2,...: mean 6; images 1000..1007 begin at remainder 1: 1,2,0,1,2,0,1,2 sums to 9.
        Assert.Equal(6, best.Score, 12);
        Assert.Equal(5 + (9.0 / 8), best.HeldOutScore!.Value, 12);
        Assert.Equal(form, report.ParetoFront[^1].Map);
    }

    [Fact]
    public void Baselines_that_are_equal_under_the_facts_collapse_into_one_row_with_both_names()
    {
        var options = Options(3) with { Facts = new FactSet(APositive, GFlat) };

        var report = new Synthesizer(new FakeOracle(), new FakeProver()).Run(options, null, Cancellation);

        var row = Assert.Single(report.Rows, row => row.Names.Contains("GradCAM"));
        Assert.Equal(["GradCAM", "HiResCAM", "XGradCAM"], row.Names);
        Assert.Equal(3, row.Cost);
        Assert.Equal(
            [
                "HiResCAM = GradCAM: proved under spatially_const(G)",
                "GradCAMElementWise = LayerCAM: proved under nonneg(A)",
            ],
            report.Collapses.Where(collapse => collapse.Merge.Evidence.Method == "normal-form")
                .Select(collapse => $"{collapse.Same} = {collapse.Kept}: {collapse.Merge.Evidence.Status}"));
    }

    [Fact]
    public void Every_candidate_is_scored_once_coarsely_and_only_finalists_in_full()
    {
        var oracle = new FakeOracle();

        var report = new Synthesizer(oracle, new FakeProver()).Run(
            Options(6) with { Race = RaceOptions.Off }, null, Cancellation);

        var coarse = oracle.Scored.Where(item => item.Request.Fidelity == Fidelity.Coarse)
            .Select(item => item.Map).ToList();
        Assert.Equal(coarse.Count, coarse.Distinct().Count());
        Assert.Equal(coarse.Count, report.Scored.Count);
        Assert.All(oracle.Scored.Where(item => item.Request.Fidelity == Fidelity.Coarse),
            item => Assert.Equal(ImageSplit.Search, item.Request.Split));
        var full = oracle.Scored.Where(item => item.Request.Fidelity == Fidelity.Full)
            .Where(item => item.Request.Split == ImageSplit.HeldOut)
            .Select(item => item.Map).ToList();
        Assert.Equal(report.Rows.Select(row => row.Map.ToString()).Order(), full.Order());
        Assert.True(full.Count < coarse.Count);
    }

    [Fact]
    public void The_rows_are_in_the_order_of_their_full_score_in_the_direction_of_the_metric()
    {
        var up = new Synthesizer(new FakeOracle(), new FakeProver()).Run(Options(5), null, Cancellation);
        var down = new Synthesizer(new FakeOracle(), new FakeProver())
            .Run(Options(5) with { Objective = "down" }, null, Cancellation);

        Assert.Equal(up.Rows.Select(row => row.Score).OrderDescending(), up.Rows.Select(row => row.Score));
        Assert.Equal(down.Rows.Select(row => row.Score).Order(), down.Rows.Select(row => row.Score));
        Assert.Equal(Enumerable.Range(1, up.Rows.Count), up.Rows.Select(row => row.Rank));
    }

    [Fact]
    public void Gains_are_paired_differences_on_the_held_out_images_signed_so_that_more_is_better()
    {
        var oracle = new FakeOracle
        {
            Chosen = (map, image) => image < 1000 ? null
                : map.Equals(TestGrammars.GradCam.Term) ? (image == 1003 ? double.NaN : 1)
                : map.Equals(TestGrammars.HiResCam.Term) ? 0.25 * (image - 1000)
                : null,
        };

        var report = new Synthesizer(oracle, new FakeProver())
            .Run(Options(3) with { Objective = "down" }, null, Cancellation);

        // 0, .25, .5, (.75 dropped), 1, 1.25, 1.5, 1.75 has mean 6.25/7; lower is better, so that gains over 1.
        var row = report.Rows.Single(row => row.Names.Contains("HiResCAM"));
        var gain = row.AgainstBaselines.Single(comparison => comparison.Baseline == "GradCAM");
        Assert.Equal(1 - (6.25 / 7), gain.Gain, 12);
        Assert.Equal(7, gain.Images);
        Assert.Equal(1, gain.Dropped);
        Assert.True(gain.Low < gain.Gain && gain.Gain < gain.High);
    }

    [Fact]
    public void Stops_after_the_asked_number_of_candidates()
    {
        var options = Options(null) with { MaxCandidates = 7, CohortSize = 3 };

        var report = new Synthesizer(new FakeOracle(), new FakeProver()).Run(options, null, Cancellation);

        Assert.Equal(StopReason.CandidateLimit, report.StopReason);
        Assert.Equal(7, report.Counters.Scored);
    }

    [Fact]
    public void A_finite_grammar_is_exhausted()
    {
        var grammar = TestGrammars.Toy([TestGrammars.Rule(M, 1), TestGrammars.Rule(Relu(M), 2)]);
        var options = new SynthesisOptions { Grammar = grammar, Objective = "up" };

        var report = new Synthesizer(new FakeOracle(), new FakeProver()).Run(options, null, Cancellation);

        Assert.Equal(StopReason.Exhausted, report.StopReason);
        Assert.Equal(["M", "relu(M)"], report.Scored.Select(map => map.Map.ToString()));
        Assert.Null(report.BestBaseline);
    }

    [Fact]
    public void Cancelling_keeps_the_best_so_far_and_marks_its_scores_as_coarse()
    {
        using var source = new CancellationTokenSource();
        var batches = 0;
        var oracle = new FakeOracle
        {
            BeforeBatch = (_, request) =>
            {
                if (request.Fidelity == Fidelity.Coarse && ++batches == 5) source.Cancel();
            },
        };

        var report = new Synthesizer(oracle, new FakeProver())
            .Run(Options(7) with { CohortSize = 4 }, null, source.Token);

        Assert.Equal(StopReason.Cancelled, report.StopReason);
        Assert.Contains(report.Rows, row => row.Kind == RowKind.Candidate);
        Assert.All(report.Rows, row => Assert.Equal(
            row.Kind == RowKind.Candidate ? Fidelity.Coarse : Fidelity.Full, row.Fidelity));
        Assert.True(report.CompleteUpToCost < 7);
    }

    [Fact]
    public void Controls_are_scored_and_ranked_but_are_neither_best_baseline_nor_on_the_front()
    {
        var control = new NamedTerm("Centre", Term.Input("centre", TermType.Map));
        var oracle = new FakeOracle { Chosen = (map, _) => map.Equals(control.Term) ? 100 : null };

        var report = new Synthesizer(oracle, new FakeProver())
            .Run(Options(4) with { Controls = [control] }, null, Cancellation);

        Assert.Equal(RowKind.Control, report.Rows[0].Kind);
        Assert.Equal(["Centre"], report.Rows[0].Names);
        Assert.NotEqual("Centre", report.BestBaseline);
        Assert.DoesNotContain(report.ParetoFront, row => row.Kind == RowKind.Control);
    }

    [Fact]
    public void A_metric_that_the_oracle_lacks_is_refused_with_the_names_of_those_it_has()
    {
        var error = Assert.Throws<ArgumentException>(() => new Synthesizer(new FakeOracle(), new FakeProver())
            .Run(Options(3) with { Objective = "sideways" }, null, Cancellation));

        Assert.Contains("'sideways'; there are up, down", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_ends_with_what_the_report_says()
    {
        var seen = new List<SynthesisProgress>();

        var report = new Synthesizer(new FakeOracle(), new FakeProver())
            .Run(Options(5), new Recorder(seen), Cancellation);

        Assert.Equal(SynthesisPhase.Done, seen[^1].Phase);
        Assert.Equal(report.Counters, seen[^1].Counters);
        Assert.Equal(seen[^1].FinalsPlanned, seen[^1].FinalsDone);
        Assert.Contains(seen, progress => progress.Phase == SynthesisPhase.Candidates && progress.Best is not null);
    }

    internal static SynthesisOptions Options(int? maxCost) => new()
    {
        Grammar = TestGrammars.Gradient(),
        Facts = new FactSet(APositive),
        Objective = "up",
        ReportMetrics = ["down"],
        MaxCost = maxCost,
        Seed = 3,
    };

    private sealed class Recorder(List<SynthesisProgress> seen) : IProgress<SynthesisProgress>
    {
        public void Report(SynthesisProgress value) => seen.Add(value);
    }
}
