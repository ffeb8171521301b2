using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Eval.Maps;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>The table of eval: formats, layers, networks, the comparison with a baseline.</summary>
public sealed class EvalTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_table_is_written_as_the_ending_of_the_file_says()
    {
        foreach (var (name, start) in new[]
                 {
                     ("table.csv", "model,layer,method,kind,metric,"), ("table.jsonl", "{\"model\":"), ("table.md", "demo at features.17, 4 images: "),
                     ("table.tex", "% demo at features.17, "), ("table.txt", "demo at features.17, 4 images: "),
                 })
        {
            var file = _folder.File(name);
            var result = (await EvalAsync("--output", file)).Succeeds();
            Assert.Contains($"table -> {file}", result.Error, StringComparison.Ordinal);
            Assert.Equal("", result.Out);
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.StartsWith(start, text, StringComparison.Ordinal);
            Assert.Contains("GradCAM", text, StringComparison.Ordinal);
        }

        // What was asked for counts more than the ending, and without a file it is the result.
        var said = (await EvalAsync("--format", "jsonl")).Succeeds();
        Assert.All(said.Out.TrimEnd().Split('\n'), line => Assert.NotNull(JsonNode.Parse(line)!["mean"]));
        (await EvalAsync("--output", _folder.File("table.csv"), "--format", "markdown")).Succeeds();
        Assert.Contains(
            "| method |", await File.ReadAllTextAsync(_folder.File("table.csv"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_file_cannot_be_written_is_said_before_anything_is_scored()
    {
        (await EvalAsync("--output", _folder.File("nowhere/table.csv"))).Refuses("--output", "there is no folder", "nowhere");
        (await EvalAsync("--csv", _folder.Path)).Refuses("--csv", "it is a folder");
        (await EvalAsync("--format", "excel")).Refuses("excel");
    }

    [Fact]
    public async Task Rows_are_compared_with_a_baseline_which_is_added_where_it_is_missing()
    {
        var result = (await EvalAsync("--baseline", "grad-cam++", "--format", "jsonl")).Succeeds();

        var lines = result.Out.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        var own = Assert.Single(lines, line => (string)line["method"]! == "GradCAMpp");
        Assert.Null(own["against"]);
        var other = Assert.Single(lines, line => (string)line["method"]! == "GradCAM");
        Assert.Equal("GradCAMpp", (string)other["against"]!["baseline"]!);
        // The gain is the difference of the means, and a lower average drop is better.
        Assert.Equal((double)own["mean"]! - (double)other["mean"]!, (double)other["against"]!["gain"]!, 1e-9);
        Assert.InRange((double)other["against"]!["p_holm"]!, (double)other["against"]!["p"]!, 1);

        (await EvalAsync("--baseline", "GradCAN")).Refuses("there is no method 'GradCAN'", "Did you mean 'GradCAM'?");
    }

    [Fact]
    public async Task Several_layers_are_rows_of_one_table()
    {
        var one = Lines((await EvalAsync("--layer", "features.9", "--format", "jsonl")).Succeeds());
        var two = Lines((await EvalAsync("--layer", "features.17,features.9", "--format", "jsonl")).Succeeds());

        Assert.Equal(["features.17", "features.9"], two.Select(line => (string)line["layer"]!).Distinct());
        // A layer among others scores as it does alone.
        Assert.Equal(
            one.Select(line => (double)line["mean"]!),
            two.Where(line => (string)line["layer"]! == "features.9").Select(line => (double)line["mean"]!));
        var all = Lines((await EvalAsync("--layer", "all", "--metric", "sparsity", "--format", "jsonl")).Succeeds());
        var layers = all.Select(line => (string)line["layer"]!).Distinct().ToList();
        Assert.Contains("features.0", layers);
        Assert.Contains("features.17", layers);
        Assert.Equal(layers.Count * 3, all.Count);

        (await EvalAsync("--layer", "features.17,layer4")).Refuses("there is no layer 'layer4'");
    }

    [Fact]
    public async Task Several_networks_are_rows_of_one_table()
    {
        foreach (var ending in new[] { ".safetensors", ".json" })
            File.Copy(Path.ChangeExtension(Demo.Weights, ending), _folder.File($"copy{ending}"));
        var copy = _folder.File("copy.safetensors");

        var lines = Lines((await EvalAsync("--model", copy, "--format", "jsonl", "--csv", _folder.File("scores.csv"))).Succeeds());

        var models = lines.GroupBy(line => (string)line["model"]!).ToList();
        Assert.Equal(2, models.Count);
        // The copy has the same name, so its path tells it apart, and the same scores.
        Assert.EndsWith($"({copy})", models[1].Key, StringComparison.Ordinal);
        Assert.Equal(models[0].Select(line => (double)line["mean"]!), models[1].Select(line => (double)line["mean"]!));
        Assert.Equal(
            models.Select(model => model.Key),
            File.ReadLines(_folder.File("scores.csv")).Skip(1).Select(line => line.Split(',')[5]).Distinct());

        (await EvalAsync("--model", copy, "--sidecar", Demo.Sidecar)).Refuses("--sidecar", "2 networks");
        (await Invocation.RunAsync("synth", "--model", copy, "--model", Demo.Weights, "--images", Demo.Table))
            .Refuses("'--model' expects a single argument but 2 were provided");
    }

    [Fact]
    public async Task Maps_that_are_those_of_a_method_are_said_to_be()
    {
        (await EvalAsync("--save-maps", _folder.File("out"))).Succeeds();
        // Twice the map and one more have the same saliency.
        Directory.CreateDirectory(_folder.File("doubled"));
        foreach (var file in Directory.EnumerateFiles(_folder.File("out/GradCAM"), "*.npy", SearchOption.AllDirectories))
        {
            var map = NpyFile.Read(file);
            NpyFile.Write(
                _folder.File($"doubled/{Path.GetFileName(file)}"),
                new NumberArray(map.Shape, [.. map.Values.ToArray().Select(value => (2 * value) + 1)]));
        }

        var result = (await EvalAsync(
            "--maps", _folder.File("doubled"), "--metric", "average_drop,equivariance(by=flip)")).Succeeds();

        Assert.Contains("GradCAM = doubled on all 4 images here", result.Out, StringComparison.Ordinal);
        Assert.Contains("maps from files have no score, '-', of what needs the method itself: equivariance(by=flip)",
            result.Error, StringComparison.Ordinal);
        Assert.Matches(@"│ doubled +│ +\*?[\d.]+ \[[^│]+│ +- │", result.Out);
    }

    [Fact]
    public async Task Methods_that_a_metric_does_not_cover_are_named_once()
    {
        var result = (await Invocation.RunAsync([
            "eval", .. Demo.Data(4), "--method", "GradCAM,EigenCAM,max_k(A)", "--metric", "axiom_sensitivity", "--layer",
            "features.14,features.17"])).Succeeds();

        Assert.Equal(
            ["axiom_sensitivity has no score, '-', for methods of another form: EigenCAM, max_k(A)"],
            result.Error.Split('\n').Where(line => line.Contains("of another form", StringComparison.Ordinal)).Select(line => line.Trim()));
        Assert.Matches(@"│ EigenCAM[^│]*│ +- │", result.Out);
    }

    private static List<JsonNode> Lines(Invocation result) =>
        [.. result.Out.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!)];

    private static Task<Invocation> EvalAsync(params IEnumerable<string> more)
    {
        var arguments = more.ToList();
        if (!arguments.Contains("--metric")) arguments.AddRange(["--metric", "average_drop"]);
        return Invocation.RunAsync(["eval", .. Demo.Data(4), "--method", "GradCAM", .. arguments]);
    }

    public void Dispose() => _folder.Dispose();
}
