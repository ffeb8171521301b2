using SyCam.Grammar.Terms;
using SyCam.Search.Objectives;
using SyCam.Search.Oracles;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Synthesis;

/// <summary>Runs with sums of metrics, bounds and something to beat.</summary>
public sealed class ObjectiveRunTests
{
    [Fact]
    public void A_sum_is_combined_image_by_image_and_higher_is_better()
    {
        var oracle = new FakeOracle
        {
            // On search image i: up is i and down is 3 for one map; every other map has 0 and 0.
            ChosenBy = (map, metric, image) => !map.Equals(TestGrammars.GradCam.Term) ? 0
                : metric == "up" ? image % 1000 : image == 2 ? double.NaN : 3,
        };

        var report = Run(oracle, SynthesizerTests.Options(3) with { Objective = "2*up - down", ReportMetrics = [] });

        var best = report.Rows[0];
        Assert.Contains("GradCAM", best.Names);
        // 2 i - 3 for i = 0..11 without 2: (2 * 64 - 33) / 11.
        Assert.Equal(95 / 11.0, best.Score, 12);
        Assert.Equal(("2*up - down", true), (report.Objective.Name, report.Objective.HigherIsBetter));
        Assert.Equal(["2*up - down", "up", "down"], report.Metrics.Select(metric => metric.Name));
        // i = 0..7 on the held-out images, and 3: 2 * 3.5 - 3.
        Assert.Equal([4, 3.5, 3], best.HeldOut.Select(mean => mean.Mean));
        Assert.Equal([1, 0, 1], best.Search.Select(mean => mean.Dropped));
    }

    [Fact]
    public void The_range_and_the_passes_of_a_sum_are_those_of_its_parts()
    {
        var oracle = new FakeOracle
        {
            Metrics =
            [
                new("up", true, "up 1") { Width = 1, CoarsePasses = 2, FullPasses = 5 },
                new("down", false, "down 1") { Width = 100, CoarsePasses = 1, FullPasses = 1 }, new("free", true, "free 1"),
            ],
        };

        var sum = new RunMetrics(oracle, "0.5*up - 0.25*down", [], []).Objective;

        Assert.Equal((25.5, 3, 6), (sum.Width, sum.CoarsePasses, sum.FullPasses));
        Assert.Equal("sum of 0.5*[up 1], -0.25*[down 1]", sum.Identity);
        Assert.Null(new RunMetrics(oracle, "up + free", [], []).Objective.Width);
    }

    [Fact]
    public void What_breaks_a_bound_is_shown_last_and_is_neither_on_the_front_nor_an_opponent()
    {
        // GradCAM is best by far, but too low in the metric that is bounded.
        var oracle = new FakeOracle
        {
            SearchCount = 60,
            ChosenBy = (map, metric, image) => map.Equals(TestGrammars.GradCam.Term) ? (metric == "up" ? 9 : 0.1) : null,
        };
        var options = SynthesizerTests.Options(5);

        var free = Run(oracle, options);
        var bound = Run(oracle, options with { Constraints = [MetricConstraint.Parse("down > 0.3")] });

        Assert.Equal("GradCAM", free.Rows[0].Names[0]);
        var row = bound.Rows.Single(row => row.Names.Contains("GradCAM"));
        Assert.Equal(["down > 0.3: 0.1000"], row.Broken.Select(broken => broken.ToString()));
        Assert.Empty(bound.Rows[0].Broken);
        Assert.Equal(bound.Rows.Select(one => one.Broken.Count > 0).Order(), bound.Rows.Select(one => one.Broken.Count > 0));
        Assert.All(bound.ParetoFront.Concat(bound.ThickFront.Select(front => front.Row)), one => Assert.Empty(one.Broken));
        // As an opponent it would have ended every race at the first look.
        Assert.True(bound.Counters.RacedOut < free.Counters.RacedOut);
        Assert.NotEqual("GradCAM", bound.BestBaseline);
    }

    [Fact]
    public void A_bound_is_decided_by_the_full_scores_where_there_are_any()
    {
        var oracle = new FakeOracle();
        var down = Run(oracle, SynthesizerTests.Options(4)).Rows.First(row => row.Kind == RowKind.Candidate).Map;
        var shifting = new ShiftingOracle(down);

        var row = Run(shifting, SynthesizerTests.Options(4) with { Constraints = [MetricConstraint.Parse("down >= 0.5")] })
            .Rows.Single(row => row.Map.Equals(down));

        // 1 coarsely, 0 in full.
        Assert.Equal(["down >= 0.5: 0.0000"], row.Broken.Select(broken => broken.ToString()));
    }

    [Fact]
    public void A_run_ends_when_a_candidate_beats_the_method_that_was_named()
    {
        var all = Run(new FakeOracle(), SynthesizerTests.Options(6));
        var target = all.Rows.Where(row => row.Kind == RowKind.Baseline).Last();

        var report = Run(
            new FakeOracle(), SynthesizerTests.Options(6) with { Beat = new BeatTarget(target.Names[0]), CohortSize = 4 });

        Assert.Equal(StopReason.TargetBeaten, report.StopReason);
        Assert.True(report.Counters.Scored < all.Counters.Scored);
        Assert.Equal(target.Score, report.Target!.Score, 12);
        var row = report.Target.BeatenBy!;
        Assert.Equal((RowKind.Candidate, Fidelity.Full), (row.Kind, row.Fidelity));
        Assert.True(row.Score > target.Score);
    }

    [Theory]
    [InlineData("up", 0.9, true)]
    [InlineData("down", 0.2, true)]
    [InlineData("up", 5, false)]
    [InlineData("down", -1, false)]
    public void A_score_is_beaten_in_the_direction_of_the_metric_or_the_report_says_that_none_did(
        string objective, double score, bool isBeaten)
    {
        var report = Run(new FakeOracle(), SynthesizerTests.Options(6) with
        {
            Objective = objective,
            ReportMetrics = [],
            Beat = new BeatTarget(null, score),
        });

        Assert.Equal(isBeaten ? StopReason.TargetBeaten : StopReason.CostLimit, report.StopReason);
        Assert.Equal(isBeaten, report.Target!.BeatenBy is not null);
        if (isBeaten) Assert.True(objective == "up" ? report.Target.BeatenBy!.Score > score : report.Target.BeatenBy!.Score < score);
    }

    [Fact]
    public void What_beats_the_target_but_breaks_a_bound_does_not_count()
    {
        var options = SynthesizerTests.Options(4) with { Beat = new BeatTarget(null, 0.1) };
        Assert.Equal(StopReason.TargetBeaten, Run(new FakeOracle(), options).StopReason);

        var report = Run(new FakeOracle(), options with { Constraints = [MetricConstraint.Parse("down > 100")] });

        Assert.Equal(StopReason.CostLimit, report.StopReason);
        Assert.Null(report.Target!.BeatenBy);
        Assert.Empty(report.ParetoFront);
        Assert.All(report.Rows, row => Assert.Single(row.Broken));
    }

    [Fact]
    public void A_method_that_the_run_does_not_score_cannot_be_beaten()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Run(new FakeOracle(), SynthesizerTests.Options(3) with { Beat = new BeatTarget("EigenCAM") }));

        Assert.Contains("no method 'EigenCAM' to beat; the run has GradCAM, HiResCAM", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_objective_with_a_mistake_is_told_with_its_column()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Run(new FakeOracle(), SynthesizerTests.Options(3) with { Objective = "up *" }));

        Assert.Contains("objective 'up *': column 5: expected a number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_values_is_a_limit_that_the_search_never_passes()
    {
        var oracle = new FakeOracle();
        // 5 baselines of 12 images coarsely, and 12 and 2 * 8 in full: 200 values; then 12 for each candidate.
        var report = Run(oracle, SynthesizerTests.Options(8) with { MaxEvaluations = 200 + (12 * 9) + 11 });

        Assert.Equal(StopReason.EvaluationLimit, report.StopReason);
        Assert.Equal(9, report.Counters.Scored);
    }

    [Fact]
    public void The_number_of_forward_passes_is_a_limit_too()
    {
        var oracle = new FakeOracle
        {
            Metrics = [new("up", true, "up 1") { CoarsePasses = 2, FullPasses = 5 }, new("down", false, "down 1")],
        };
        // 5 baselines: 24 coarse and 60 + 40 full passes each; then 24 for each candidate.
        var report = Run(oracle, SynthesizerTests.Options(8) with { MaxPasses = (5 * 124) + (24 * 7) });

        Assert.Equal(StopReason.PassLimit, report.StopReason);
        Assert.Equal(7, report.Counters.Scored);
    }

    private static SynthesisReport Run(IScoreOracle oracle, SynthesisOptions options) =>
        new Synthesizer(oracle, new FakeProver()).Run(options, null, TestContext.Current.CancellationToken);

    /// <summary>One map has 1 coarsely and 0 in full, by the metric that is bounded.</summary>
    private sealed class ShiftingOracle(Term shifting) : IScoreOracle
    {
        private readonly FakeOracle _other = new();

        public string Identity => "shifting";

        public IReadOnlyList<Metric> Metrics => _other.Metrics;

        public long ForwardPasses => 0;

        public int ImageCount(ImageSplit split) => _other.ImageCount(split);

        public IReadOnlyList<MapScores> Score(
            IReadOnlyList<Term> maps, ScoreRequest request, CancellationToken cancellation) =>
        [
            .. _other.Score(maps, request, cancellation).Select(scores => scores with
            {
                PerImage = scores.PerImage.ToDictionary(pair => pair.Key, pair => pair.Key == "down"
                    ? (IReadOnlyList<double>)[.. Enumerable.Repeat(
                        !scores.Map.Equals(shifting) || request.Fidelity == Fidelity.Coarse ? 1.0 : 0, pair.Value.Count)]
                    : pair.Value),
            }),
        ];
    }
}
