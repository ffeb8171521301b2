using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Oracles;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Ranking;

/// <summary>Front, held-out table and best of each class of a run whose scores are chosen.</summary>
public sealed class BoardTests
{
    private static readonly Term Plain = Term.Input("M", TermType.Map);

    [Fact]
    public void The_thick_front_has_what_the_images_do_not_tell_from_the_best_of_no_greater_cost()
    {
        // Cost 1: M. Cost 2: relu(M) and abs(M), alike but for a hair; cost 3: two that are no better, one of them near.
        Dictionary<string, Func<int, double>> scores = new()
        {
            ["M"] = image => 0.2 + Wave(image),
            ["relu(M)"] = image => 0.6 + Wave(image),
            ["abs(M)"] = image => 0.599 + Wave(image + 1),
            ["relu(M)^2"] = image => 0.598 + Wave(image + 1),
            ["M^4"] = image => 0.1 + Wave(image),
        };

        var report = Run(scores, _ => [], thickness: 3);

        Assert.Equal(
            ["1 M True", "2 relu(M) True", "2 abs(M) False", "3 relu(M)^2 False"],
            report.ThickFront.Select(front => $"{front.Row.Cost} {front.Row.Map} {front.IsOnFront}"));
        Assert.Equal([0, 0, 0.001, 0.002], report.ThickFront.Select(front => Math.Round(front.Behind, 9)));
        Assert.Equal(
            ["M", "relu(M)", "relu(M)^2"],
            Run(scores, _ => [], thickness: 1).ThickFront.Select(front => front.Row.Map.ToString()));
    }

    [Fact]
    public void The_best_of_a_class_is_found_on_its_own_search_images()
    {
        // The even images are cats, the odd ones dogs; M, the baseline, is good at dogs.
        Dictionary<string, Func<int, double>> scores = new()
        {
            ["M"] = image => image % 2 == 0 ? 0.1 : 0.9,
            ["relu(M)"] = image => image >= 1000 ? 0.3 : image % 2 == 0 ? 0.8 : 0.5,
        };

        var report = Run(
            scores,
            split => [.. Enumerable.Range(0, split == ImageSplit.Search ? FakeOracle.SearchImages : FakeOracle.HeldOutImages)
                .Select(image => image % 2 == 0 ? "cat" : "dog")],
            thickness: 3);

        Assert.Equal(["cat", "dog"], report.PerClass.Select(best => best.Class));
        var (cat, dog) = (report.PerClass[0], report.PerClass[1]);
        Assert.Equal("relu(M)", cat.Best.Map.ToString());
        Assert.Equal([0.8, 0.3, 0.1, 0.1], new[] { cat.Search, cat.HeldOut, cat.ReferenceSearch, cat.ReferenceHeldOut }.Select(Rounded));
        Assert.Equal((6, 4), (cat.SearchImages, cat.HeldOutImages));
        Assert.Equal("M", dog.Best.Map.ToString());
        Assert.Equal([0.9, 0.9], new[] { dog.Search, dog.HeldOut }.Select(Rounded));
    }

    [Fact]
    public void The_held_out_table_tests_every_row_against_the_best_baseline_and_corrects_together()
    {
        Dictionary<string, Func<int, double>> scores = new()
        {
            ["M"] = _ => 0.5,
            // Better on all eight held-out images: 2 of 256 sign patterns.
            ["relu(M)"] = _ => 0.7,
            // Better on seven by 1 and worse on one by 1: sums 8 (2 patterns) and 6 (16 patterns) of 256.
            ["abs(M)"] = image => image == 1000 ? -0.5 : 1.5,
            // Four up, four down.
            ["relu(M)^2"] = image => image % 2 == 0 ? 1 : 0,
            ["M^4"] = _ => 0.5,
            // Worse on all: 2 of 256.
            ["M^2"] = _ => 0.1,
        };

        var report = Run(scores, _ => [], thickness: 3);

        Assert.Equal("M", report.HeldOut.Reference);
        var rows = report.HeldOut.Rows.ToDictionary(row => row.Row.Map.ToString());
        Assert.Null(rows["M"].Gain);
        Assert.True(double.IsNaN(rows["M"].PValue));
        Assert.Equal(2 / 256.0, rows["relu(M)"].PValue, 12);
        Assert.Equal(18 / 256.0, rows["abs(M)"].PValue, 12);
        Assert.Equal(1, rows["relu(M)^2"].PValue, 12);
        // Five rows are tested: the smallest two times 5 and times 4, which is lifted; the next times 3.
        Assert.Equal(10 / 256.0, rows["relu(M)"].AdjustedPValue, 12);
        Assert.Equal(10 / 256.0, rows["M^2"].AdjustedPValue, 12);
        Assert.Equal(54 / 256.0, rows["abs(M)"].AdjustedPValue, 12);
        Assert.Equal(1, rows["M^4"].AdjustedPValue, 12);
        Assert.Equal(0.75, rows["abs(M)"].Gain!.Gain, 12);
        var mean = rows["abs(M)"].Means[0];
        Assert.Equal((1.25, 8), (mean.Mean, mean.Images));
        Assert.InRange(mean.Low, 0.2, 1.25);
    }

    private static double Wave(int image) => image % 2 == 0 ? 0.05 : -0.05;

    private static double Rounded(double value) => Math.Round(value, 9);

    private static SynthesisReport Run(
        Dictionary<string, Func<int, double>> scores, Func<ImageSplit, IReadOnlyList<string>> classes, int thickness)
    {
        var hole = TestGrammars.Hole(0);
        var grammar = TestGrammars.Toy(
            [TestGrammars.Rule(M, 1), TestGrammars.Rule(Relu(hole), 1), TestGrammars.Rule(Abs(hole), 1), TestGrammars.Rule(Pow(hole, 2), 1)],
            null,
            new NamedTerm("M", Plain));
        var oracle = new FakeOracle
        {
            Metrics = [new("up", true, "up 1")],
            Classes = classes,
            Chosen = (map, image) => scores.TryGetValue(map.ToString(), out var score) ? score(image) : -9,
        };
        return new Synthesizer(oracle, new FakeProver()).Run(
            new SynthesisOptions { Grammar = grammar, Objective = "up", MaxCost = 3, Thickness = thickness }, null,
            TestContext.Current.CancellationToken);
    }
}
