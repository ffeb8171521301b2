using SyCam.Search.Enumeration;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Synthesis;

public sealed class OrderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Both_orders_score_the_same_maps_of_every_cost_one_cost_after_the_other()
    {
        var cost = Run(CandidateOrder.Cost, 6, null);
        var probe = Run(CandidateOrder.Probe, 6, null);

        // Of maps that are equal the first is kept: by cost the same number, though not always the same text.
        Assert.Equal(
            cost.Scored.GroupBy(map => map.Cost).Select(level => (level.Key, level.Count())).Order(),
            probe.Scored.GroupBy(map => map.Cost).Select(level => (level.Key, level.Count())).Order());
        var costs = probe.Scored.Where(map => map.Names.Count == 0).Select(map => map.Cost).ToList();
        Assert.Equal(costs.Order(), costs);
        Assert.Equal((6, 6), (cost.CompleteUpToCost, probe.CompleteUpToCost));
    }

    [Fact]
    public void What_resembles_the_best_maps_comes_first()
    {
        // Good is what multiplies A by itself, and nothing else.
        var (cost, probe) = (Run(CandidateOrder.Cost, 7, 150), Run(CandidateOrder.Probe, 7, 150));

        Assert.Equal(StopReason.CandidateLimit, probe.StopReason);
        Assert.True(Good(probe) > Good(cost), $"{Good(probe)} and {Good(cost)}");
    }

    [Fact]
    public void A_level_that_was_cut_short_is_not_complete_though_all_of_it_was_enumerated()
    {
        var report = Run(CandidateOrder.Probe, 7, 150);
        var (last, next) = (report.Scored[^1].Cost, report.CompleteUpToCost!.Value + 1);

        Assert.Equal(last, next);
    }

    [Fact]
    public void Looking_for_more_of_a_cost_builds_nothing()
    {
        var enumerator = new Enumerator(TestGrammars.Gradient(), new SyCam.Grammar.Terms.FactSet(APositive), 5);
        List<(int Cost, bool HasMore)> seen = [];
        foreach (var candidate in enumerator.Candidates(Cancellation))
        {
            var built = enumerator.Counters.Built;
            seen.Add((candidate.Cost, enumerator.HasMoreOfCost));
            Assert.Equal(built, enumerator.Counters.Built);
        }

        foreach (var level in seen.GroupBy(one => one.Cost))
            Assert.Equal([.. Enumerable.Repeat(true, level.Count() - 1), false], level.Select(one => one.HasMore));
    }

    [Fact]
    public void A_map_is_as_unlikely_as_its_steps_fit_badly()
    {
        var weights = new StepWeights(new Dictionary<(string, string), double>
        {
            [("relu0", "sum_k0")] = 1,
            [("sum_k0", "A")] = 0.75,
        });

        Assert.Equal(0.25, weights.Of(Relu(SumK(A))), 12);
        // relu over sum_k fits; sum_k over mul, and mul over A and G were never seen.
        Assert.Equal(3, weights.Of(Relu(SumK(Mul(A, G)))), 12);
    }

    private static int Good(SynthesisReport report) =>
        report.Scored.Count(map => map.Names.Count == 0 && map.Score > 10);

    private static SynthesisReport Run(CandidateOrder order, int maxCost, int? candidates)
    {
        var oracle = new FakeOracle
        {
            Chosen = (map, image) => map.ToString().Contains("A^2", StringComparison.Ordinal) ? 20 + (image % 2) : null,
        };
        return new Synthesizer(oracle, new FakeProver()).Run(
            SynthesizerTests.Options(maxCost) with { Order = order, MaxCandidates = candidates }, null, Cancellation);
    }
}
