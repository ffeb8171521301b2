using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>What synth is asked for besides one metric: sums, bounds, something to beat, limits; and runs that find
/// nothing.</summary>
public sealed class ObjectiveTests : IDisposable
{
    private const string Sum = "mass_accuracy - 0.25*sparsity";

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    [Fact]
    public async Task A_sum_with_a_bound_and_a_target_ends_when_the_target_is_beaten()
    {
        var result = await Synthesize(
            8, "--metric", "mass - gini/4", "--where", "gini > 0.3", "--where", "sparsity <= 0.99", "--beat", "Grad-CAM++",
            "--max-cost", "5");

        var board = Board();
        Assert.Equal(Sum, (string)board["objective"]!);
        Assert.Equal(["sparsity > 0.3", "sparsity <= 0.99"], board["constraints"]!.AsArray().Select(one => (string)one!));
        Assert.Equal("TargetBeaten", (string)board["stopReason"]!);
        Assert.Equal("GradCAMpp", (string)board["target"]!["beat"]!);
        Assert.Contains("beats GradCAMpp on the search images", result.Out, StringComparison.Ordinal);
        Assert.Contains("GradCAMpp was beaten", result.Out, StringComparison.Ordinal);
        foreach (var row in board["rows"]!.AsArray())
        {
            var parts = row!["heldOut"]!.AsArray().ToDictionary(mean => (string)mean!["metric"]!, mean => (double)mean!["mean"]!);
            Assert.Equal(parts["mass_accuracy"] - (0.25 * parts["sparsity"]), parts[Sum], 1e-9);
        }

        // Fake-CAM is 1 everywhere but for one pixel: not sparse at all.
        var fake = board["rows"]!.AsArray().Single(row => row!["names"]!.AsArray().Any(name => (string)name! == "FakeCAM"))!;
        Assert.Equal(["sparsity > 0.3"], fake["breaks"]!.AsArray().Select(one => (string)one!));
        Assert.Contains("breaks sparsity > 0.3", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_not_beaten_is_said_to_be_so()
    {
        var result = await Synthesize(4, "--metric", "mass_accuracy", "--beat", "1", "--max-candidates", "3");

        Assert.Contains("no expression with final scores beats 1 (1.0000)", result.Out, StringComparison.Ordinal);
        Assert.Null(Board()["target"]!["beatenBy"]);
    }

    [Theory]
    [InlineData("--max-evaluations", "--max-evaluations was reached")]
    [InlineData("--max-passes", "--max-passes was reached")]
    public async Task A_limit_that_leaves_room_for_some_candidates_is_the_reason_of_the_end(string option, string reason)
    {
        // Average drop takes one pass for each map and search image: two images, and seven named maps at first.
        var result = await Synthesize(4, "--metric", "average_drop", "--report", "average_drop", "--max-cost", "6", option, "80");

        Assert.Contains(reason, result.Out, StringComparison.Ordinal);
        Assert.InRange((int)Board()["counters"]!["scored"]!, 1, 20);
    }

    [Theory]
    [InlineData("rigorous")]
    [InlineData("halving")]
    [InlineData("none")]
    public async Task Every_bound_runs_and_is_named(string bound)
    {
        await Synthesize(64, "--metric", "mass_accuracy", "--bound", bound, "--max-cost", "3");

        var board = Board();
        Assert.StartsWith(bound, (string)board["race"]!, StringComparison.Ordinal);
        Assert.Equal(bound == "halving", (int)board["counters"]!["racedOut"]! > 0);
    }

    [Theory]
    [InlineData("--metric", "insertion - 0.5*deletoin", "column 17: there is no metric 'deletoin'. Did you mean 'deletion'?")]
    [InlineData("--metric", "insertion -", "column 12: expected a metric's name or a number, found the end")]
    [InlineData("--where", "sparsity", "expected METRIC, one of > >= < <=, and a number")]
    [InlineData("--where", "sparsness > 0.4", "there is no metric 'sparsness'. Did you mean 'sparseness'?")]
    [InlineData("--beat", "GradCAN", "expected a score or a method that the run scores. Did you mean 'GradCAM'? Those are GradCAM")]
    [InlineData("--bound", "loose", "Asymptotic")]
    [InlineData("--max-passes", "-1", "expected a whole number of at least 0")]
    public async Task A_mistake_in_what_is_wanted_is_told_with_its_place(string option, string value, string expected)
    {
        var result = await Invocation.RunAsync(["synth", .. Demo.Data(4), "--out", Run, option, value]);

        Assert.Equal(ExitCodes.UserError, result.Code);
        Assert.Contains(option, result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--metric", "0.5*mass_accuracy + insertion")]
    [InlineData("--where", "mass_accuracy > 0.2")]
    public async Task A_part_that_needs_masks_says_how_to_give_them(string option, string value)
    {
        var result = await Invocation.RunAsync(
            ["synth", .. Demo.Data(Demo.Weights, Demo.Images, 4), "--out", Run, option, value]);

        result.Refuses("mass_accuracy compares with object masks", "--masks");
    }

    [Fact]
    public async Task A_grammar_without_a_finished_expression_is_a_failure_with_the_named_methods_scored()
    {
        var result = await Fail("--metric", "mass_accuracy", "--max-cost", "0");

        Assert.Contains("the grammar has no finished expression up to cost 0; raise --max-cost", result.Error, StringComparison.Ordinal);
        Assert.Contains("GradCAM", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_that_nothing_keeps_is_a_failure_that_shows_the_best()
    {
        var result = await Fail("--metric", "mass_accuracy", "--where", "sparsity > 1.5", "--max-cost", "3");

        Assert.Contains("no candidate keeps sparsity > 1.5; the best one has sparsity > 1.5: 0.", result.Error, StringComparison.Ordinal);
        Assert.Contains("breaks sparsity > 1.5", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_without_a_value_on_any_image_is_a_failure()
    {
        // An empty mask has no mass accuracy.
        var masks = _folder.File("masks");
        Directory.CreateDirectory(masks);
        var pictures = _folder.File("pictures");
        Demo.CopyImages(pictures, 4);
        foreach (var picture in Directory.EnumerateFiles(pictures))
        {
            SyCam.Eval.Images.PngFile.Write(
                Path.Combine(masks, Path.GetFileNameWithoutExtension(picture) + ".png"),
                new SyCam.Eval.Images.RgbImage(128, 128, new byte[128 * 128 * 3]));
        }

        var result = await Invocation.RunAsync(
            "synth", "--model", Demo.Weights, "--images", pictures, "--masks", masks, "--metric", "mass_accuracy",
            "--max-cost", "3", "--out", Run);

        Assert.Equal(ExitCodes.Failure, result.Code);
        Assert.Contains("no candidate has a value of mass_accuracy on half of the images", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_that_are_too_small_for_one_candidate_say_so()
    {
        var result = await Fail("--metric", "mass_accuracy", "--max-evaluations", "1");

        Assert.Contains("--max-evaluations is too small for a single candidate", result.Error, StringComparison.Ordinal);
    }

    private async Task<Invocation> Synthesize(int images, params IEnumerable<string> arguments) =>
        (await Invocation.RunAsync(["synth", .. Demo.Data(images), "--out", Run, .. arguments])).Succeeds();

    private async Task<Invocation> Fail(params IEnumerable<string> arguments)
    {
        var result = await Invocation.RunAsync(["synth", .. Demo.Data(8), "--out", Run, .. arguments]);
        Assert.Equal(ExitCodes.Failure, result.Code);
        Assert.Single(result.Errors);
        Assert.True(File.Exists(Path.Combine(Run, "leaderboard.md")));
        return result;
    }

    private JsonNode Board() => JsonNode.Parse(File.ReadAllText(Path.Combine(Run, "leaderboard.json")))!;

    public void Dispose() => _folder.Dispose();
}
