using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Equivalence;
using SyCam.Search.Proving;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;
using SyCam.Testing;

namespace SyCam.Search.Tests.Synthesis;

/// <summary>The shipped gradient grammar with the real prover; only the scores are made up.</summary>
public sealed class GradientScenarioTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("gap-linear", "HiResCAM=GradCAM", "XGradCAM=GradCAM", "GradCAMElementWise=LayerCAM")]
    [InlineData("any", "GradCAMElementWise=LayerCAM")]
    public void The_named_methods_collapse_as_the_head_of_the_model_makes_them(string head, params string[] expected)
    {
        var report = Run(head, 3);

        Assert.Equal(
            expected.Order(),
            report.Collapses.Select(collapse => $"{collapse.Same}={collapse.Kept}").Order());
        Assert.All(report.Collapses, collapse =>
            Assert.Equal(EvidenceKind.Proved, collapse.Merge.Evidence.Kind));
    }

    [Fact]
    public void All_levels_up_to_a_cost_are_finished_and_every_map_is_scored_merged_or_dead()
    {
        var report = Run("any", 7);
        output.WriteLine($"{report.Counters} {report.Elapsed}");

        Assert.Equal(7, report.CompleteUpToCost);
        var counters = report.Counters;
        var mergedCandidates = counters.MergedProved + counters.MergedTested - report.Collapses.Count;
        Assert.Equal(counters.Maps, counters.Scored + mergedCandidates + counters.DeadProved + counters.DeadTested);
    }

    private static SynthesisReport Run(string head, int maxCost)
    {
        var reading = GrammarReader.ReadFile(Path.Combine(ReferenceData.RepositoryRoot, "grammars", "gradient.sycam"));
        var grammar = reading.Definition ?? throw new InvalidOperationException("the shipped grammar has mistakes");
        using var prover = new Prover(new ProverOptions { Timeout = TimeSpan.FromSeconds(10) });
        var options = new SynthesisOptions
        {
            Grammar = grammar,
            Facts = grammar.FactsFor(head).With(grammar.Inputs.Where(input => input.IsNonNegative)
                .Select(input => new Fact(FactKind.NonNegative, input.Name))),
            Objective = "up",
            MaxCost = maxCost,
        };
        return new Synthesizer(new FakeOracle(), prover).Run(options, null, TestContext.Current.CancellationToken);
    }
}
