using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>The search over ensembles of maps.</summary>
public sealed class EnsembleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_ensemble_is_scored_and_the_effects_add_up()
    {
        var result = (await RunAsync("--search", "all", "--share", "1/5, 0.3", "--json")).Succeeds();

        var json = JsonNode.Parse(result.Out)!;
        Assert.Contains("7 ensembles x 2 shares x 2 images\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("mass_accuracy", (string)json["metric"]!);
        var all = json["ensembles"]!.AsArray();
        Assert.Equal(14, all.Count);
        Assert.Equal(all.Select(Search).OrderDescending(), all.Select(Search));
        var best = json["best"]!.AsArray();
        Assert.Equal(2, best.Count);
        Assert.Equal(Search(all[0]), Search(best[0]));
        Assert.InRange((double)best[0]!["held_out"]!, 0, 1);

        // An empty map has no saliency anywhere, so the values share out the score of all three.
        var maps = json["maps"]!.AsArray();
        var share = (double)maps[0]!["effect"]!["share"]!;
        var whole = all.Single(one => one!["members"]!.AsArray().Count == 3 && (double)one["share"]! == share);
        Assert.Equal(Search(whole), maps.Sum(map => (double)map!["effect"]!["shapley"]!), 1e-9);
        foreach (var map in maps)
        {
            var alone = all.Where(one => one!["members"]!.AsArray() is [var only] && (string)only! == (string)map!["map"]!).ToList();
            Assert.Equal(alone.Max(Search), (double)map!["thresholded"]!, 1e-12);
            Assert.True((double)map["best_share_per_image"]! >= (double)map["thresholded"]! - 1e-12);
        }
    }

    [Fact]
    public async Task The_expression_that_is_found_scores_the_same_in_eval()
    {
        var found = (await RunAsync("--json")).Succeeds();
        var best = JsonNode.Parse(found.Out)!["best"]![0]!;

        var scored = (await Invocation.RunAsync(
            "eval", "--model", Demo.Weights, "--images", Demo.Table, "--limit", "4", "--metric", "mass_accuracy", "--method",
            (string)best["expression"]!, "--format", "jsonl")).Succeeds();

        var lines = scored.Out.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        var own = Assert.Single(lines, line => (string)line["method"]! == (string)best["expression"]!);
        Assert.Equal(((double)best["search"]! + (double)best["held_out"]!) / 2, (double)own["mean"]!, 1e-6);
    }

    [Fact]
    public async Task The_greedy_search_shows_tables_and_writes_a_file()
    {
        var file = _folder.File("found.json");

        var result = (await RunAsync("--output", file)).Succeeds();

        Assert.Contains("consensus(1/5; ", result.Out, StringComparison.Ordinal);
        Assert.Contains("thresholded", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Shapley", result.Out, StringComparison.Ordinal);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        Assert.InRange(json["ensembles"]!.AsArray().Count, 5, 6);
    }

    [Theory]
    [InlineData("--share", "0", "--share 0", "above 0 and below 1")]
    [InlineData("--share", "a", "--share a", "above 0 and below 1")]
    [InlineData("--metric", "max_sensitivity", "--metric max_sensitivity", "eval")]
    [InlineData("--metric", "rood", "rood", "road")]
    [InlineData("--search", "random", "random", "greedy")]
    [InlineData("--output", "nowhere/at/all.json", "--output", "there is no folder")]
    public async Task Mistakes_are_refused(string option, string value, string first, string second) =>
        (await RunAsync(option, value)).Refuses(first, second);

    [Fact]
    public async Task More_maps_than_can_all_be_tried_are_refused() =>
        (await RunAsync("--search", "all", "--method", string.Join(',', Enumerable.Range(1, 12).Select(i => $"sum_k(A^{i + 1})"))))
        .Refuses("12 maps", "at most 11");

    public void Dispose() => _folder.Dispose();

    private static double Search(JsonNode? one) => (double)one!["search"]!;

    private static Task<Invocation> RunAsync(params string[] more)
    {
        string[] usual =
        [
            "--method", "GradCAM,LayerCAM,EigenCAM", "--metric", "mass_accuracy", "--share", "0.2", "--limit", "4", "--top", "2",
        ];
        var kept = usual.Chunk(2).Where(pair => !more.Contains(pair[0])).SelectMany(pair => pair);
        return Invocation.RunAsync(["ensemble", "--model", Demo.Weights, "--images", Demo.Table, .. kept, .. more]);
    }
}
