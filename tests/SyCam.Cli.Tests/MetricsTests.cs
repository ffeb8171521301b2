using System.Text.Json.Nodes;
using SyCam.Cli.Experiments;
using SyCam.Cli.Tests.Support;
using SyCam.Eval;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>The metrics on the command line: the command that tells about them, and their parameters where metrics are
/// asked for.</summary>
public sealed class MetricsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_page_of_the_metrics_is_what_the_command_writes()
    {
        var page = (await Invocation.RunAsync("metrics", "--markdown")).Succeeds();

        var kept = await File.ReadAllTextAsync(
            Path.Combine(ReferenceData.RepositoryRoot, "docs", "metrics.md"), TestContext.Current.CancellationToken);
        Assert.True(kept == page.Out, "docs/metrics.md is out of date: ./sycam metrics --markdown > docs/metrics.md");
    }

    [Fact]
    public async Task The_table_has_direction_group_needs_and_passes()
    {
        var result = (await Invocation.RunAsync("metrics")).Succeeds();

        Assert.Matches(@"│ insertion +│ higher │ faithfulness │ network +│ +19 │ yes   │ area under", result.Out);
        Assert.Matches(@"│ average_drop +│ lower  │ faithfulness │ network +│ +1 │ yes   │ relative loss", result.Out);
        Assert.Matches(@"│ mass_accuracy +│ higher │ localisation │ masks +│ +0 │ yes   │ share of the saliency", result.Out);
    }

    [Fact]
    public async Task A_named_metric_is_told_with_the_parameters_that_are_given()
    {
        var result = (await Invocation.RunAsync("metrics", "ins(substrate=zero;steps=5)", "gini")).Succeeds();

        Assert.Contains("### `insertion(steps=5;substrate=zero)`\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("4 forward passes for each map and image.", result.Out, StringComparison.Ordinal);
        Assert.Contains(
            "Identity: `insertion/1 steps=5,substrate=zero,softmax,trapezoid,ties=raster`", result.Out,
            StringComparison.Ordinal);
        Assert.Contains("| `steps` | 20 | whole, 2 to 100000 |", result.Out, StringComparison.Ordinal);
        Assert.Contains("### `sparsity`\n", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("### `deletion`", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_has_everything_of_every_metric()
    {
        var result = (await Invocation.RunAsync("metrics", "--json")).Succeeds();

        var byName = JsonNode.Parse(result.Out)!.AsArray().ToDictionary(entry => (string)entry!["name"]!, entry => entry!);
        var deletion = byName["deletion"];
        Assert.Equal("lower", (string)deletion["better"]!);
        Assert.Equal("faithfulness", (string)deletion["group"]!);
        Assert.Equal("order", (string)deletion["sees"]!);
        Assert.Equal(19, (int)deletion["passes"]!);
        Assert.Equal(1, (int)deletion["width"]!);
        Assert.Equal(["deletion_auc", "del"], deletion["aliases"]!.AsArray().Select(alias => (string)alias!));
        Assert.Equal(["network"], deletion["needs"]!.AsArray().Select(need => (string)need!));
        Assert.Equal(
            [("steps", "20"), ("substrate", "zero")],
            deletion["parameters"]!.AsArray().Select(one => ((string)one!["name"]!, (string)one["default"]!)));
        Assert.All(byName.Values, entry => Assert.NotEmpty((string)entry["latex"]!));
        Assert.All(byName.Values, entry => Assert.NotEmpty((string)entry["source"]!));
        Assert.All(byName.Values, entry => Assert.StartsWith((string)entry["name"]!, (string)entry["identity"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("insertoin", "there is no metric 'insertoin'", "Did you mean 'insertion'?")]
    [InlineData("insertion(step=5)", "insertion has no parameter 'step'", "Did you mean 'steps'?")]
    [InlineData("insertion(steps=1)", "insertion: steps is whole, 2 to 100000, not '1'", "")]
    [InlineData("insertion(substrate=grey)", "substrate is blur, rise, zero, mean, black, not 'grey'", "")]
    [InlineData("insertion(steps=5", "a ')' is missing at the end", "")]
    public async Task A_metric_that_is_not_there_is_refused(string name, string message, string hint) =>
        (await Invocation.RunAsync("metrics", name)).Refuses(message, hint);

    [Fact]
    public async Task Metrics_are_told_of_where_LibTorch_is_missing()
    {
        var nowhere = ("SYCAM_TORCH_SHIM", _folder.File("missing.so"));

        Assert.Equal(ExitCodes.Ok, (await Launched.RunAsync([nowhere], "metrics", "--markdown")).Code);
        Assert.Equal(ExitCodes.Ok, (await Launched.RunAsync([nowhere], "metrics", "insertion", "--json")).Code);
        // What does need LibTorch fails there.
        Assert.Equal(ExitCodes.Failure, (await Launched.RunAsync([nowhere], "doctor")).Code);
    }

    [Fact]
    public void Groups_and_words_stand_for_metrics()
    {
        static IEnumerable<string> Names(string list, bool hasMasks) => MetricChoice.FindAll(list, hasMasks).Select(one => one.Name);

        Assert.Equal(
            ["coherency", "max_sensitivity", "equivariance", "invariance", "consistency", "responsiveness", "noise_robustness"],
            Names("robustness", hasMasks: false));
        Assert.Equal(["sparsity", "complexity", "entropy", "effective_complexity"], Names("group:Complexity", hasMasks: false));
        Assert.Equal(["complexity"], Names("complexity", hasMasks: false));
        Assert.Equal(["randomisation", "insertion(steps=3)"], Names("sanity,insertion(steps=3),mprt", hasMasks: false));
        Assert.Equal(
            ["insertion", "deletion", "average_drop", "increase_in_confidence", "drop_in_deletion", "sparsity"],
            Names("usual", hasMasks: false));
        Assert.Contains(
            "compares with object masks", Assert.Throws<InputException>(() => Names("localisation", hasMasks: false)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Known: faithfulness, localisation", Assert.Throws<InputException>(() => Names("group:other", hasMasks: false)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_are_read_in_lists()
    {
        var result = (await Invocation.RunAsync(
            ["eval", .. Demo.Data(4), "--method", "GradCAM", "--metric", "del(steps=3,substrate=mean),deletion(steps=2)"]))
            .Succeeds();

        Assert.Contains("deletion(steps=3;substrate=mean) ↓", result.Out, StringComparison.Ordinal);
        Assert.Contains("deletion(steps=2) ↓", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_are_read_in_sums_and_bounds()
    {
        var run = _folder.File("run");
        (await Invocation.RunAsync(
            ["synth", .. Demo.Data(4), "--out", run, "--metric", "0.5*ins(substrate=zero;steps=3) - mass", "--where",
                "deletion(steps=2; substrate=mean) < 0.99", "--report", "sparsity", "--max-candidates", "3"])).Succeeds();

        var board = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(run, "leaderboard.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal("0.5*insertion(steps=3;substrate=zero) - mass_accuracy", (string)board["objective"]!);
        Assert.Equal(
            ["deletion(steps=2;substrate=mean) < 0.99"], board["constraints"]!.AsArray().Select(one => (string)one!));
        var row = board["rows"]!.AsArray().First(row => row!["names"]!.AsArray().Any(name => (string)name! == "GradCAM"))!;
        var parts = row["heldOut"]!.AsArray().ToDictionary(mean => (string)mean!["metric"]!, mean => (double)mean!["mean"]!);
        Assert.Equal(
            (0.5 * parts["insertion(steps=3;substrate=zero)"]) - parts["mass_accuracy"],
            parts["0.5*insertion(steps=3;substrate=zero) - mass_accuracy"], 1e-9);
    }

    public void Dispose() => _folder.Dispose();
}
