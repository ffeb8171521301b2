using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>The table of methods under noise.</summary>
public sealed class RobustnessCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_product_is_that_of_the_means_and_the_class_changes_alike_for_all_methods()
    {
        var lines = await LinesAsync("--noise", "gaussian:0.3,jpeg:10");
        var scores = lines.Where(line => line["metric"] is not null && line["test"] is null).ToList();
        double? Mean(string method, string metric) =>
            (double?)scores.Single(line => (string)line["method"]! == method && (string)line["metric"]! == metric)["mean"];

        foreach (var method in new[] { "GradCAM", "LayerCAM" })
            Assert.Equal(
                Mean(method, "consistency @ gaussian:0.3") * Mean(method, "responsiveness @ gaussian:0.3"),
                Mean(method, "product @ gaussian:0.3"));
        Assert.Equal(1, Mean("FakeCAM (control)", "consistency @ gaussian:0.3")!.Value, 1e-9);
        Assert.Equal(0, Mean("FakeCAM (control)", "responsiveness @ gaussian:0.3")!.Value, 1e-9);
        foreach (var noise in new[] { "gaussian:0.3", "jpeg:10" })
        {
            var shares = scores.Where(line => (string)line["metric"]! == $"class changes @ {noise}").ToList();
            Assert.Equal(4, shares.Count);
            Assert.Single(shares.Select(line => (double)line["mean"]!).Distinct());
            Assert.All(shares, line => Assert.False((bool)line["best"]!));
        }
    }

    [Fact]
    public async Task Tests_of_significance_come_as_lines_of_their_own()
    {
        var tests = (await LinesAsync("--noise", "gaussian:0.3")).Where(line => line["test"] is not null).ToList();

        Assert.Equal(["consistency @ gaussian:0.3", "responsiveness @ gaussian:0.3"], tests.Select(line => (string)line["metric"]!));
        Assert.All(tests, line =>
        {
            Assert.Equal(3, line["mean_ranks"]!["GradCAM"]!.GetValue<double>() + line["mean_ranks"]!["LayerCAM"]!.GetValue<double>(), 1e-9);
            Assert.InRange((double)line["wilcoxon"]![0]!["p"]!, 0, 1);
        });
    }

    [Fact]
    public async Task Where_no_copy_changes_the_class_there_is_no_product()
    {
        var lines = (await LinesAsync("--noise", "gaussian:0")).Where(line => line["test"] is null).ToList();

        // RandomCAM draws anew on each copy.
        var methods = lines.Where(line => (string)line["kind"]! == "method" && (string)line["metric"]! == "consistency @ gaussian:0").ToList();
        Assert.Equal(2, methods.Count);
        Assert.All(methods, line => Assert.Equal(1, (double)line["mean"]!, 1e-9));
        foreach (var line in lines.Where(line => (string)line["metric"]! is "product @ gaussian:0" or "responsiveness @ gaussian:0"))
        {
            Assert.Null(line["mean"]);
            Assert.Equal(0, (int)line["images"]!);
            Assert.False((bool)line["best"]!);
        }

        Assert.DoesNotContain("NaN", (await RunAsync("--noise", "gaussian:0")).Succeeds().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_narrow_terminal_gets_all_columns()
    {
        var text = (await Invocation.AtWidthAsync(
            60, TestContext.Current.CancellationToken,
            ["robustness", .. Demo.Data(6), "--method", "GradCAM,LayerCAM", "--noise", "blur:3"])).Succeeds().Out;

        foreach (var word in new[] { "consistency", "responsiveness", "product", "class changes", "Friedman" })
            Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(line => line.StartsWith('│')), line => Assert.InRange(line.Length, 1, 60));
    }

    [Fact]
    public async Task Bad_input_is_told_before_anything_is_scored()
    {
        (await RunAsync("--noise", "gausian")).Refuses("--noise gausian", "Did you mean 'gaussian'?");
        (await RunAsync("--noise", "jpeg:500")).Refuses("--noise jpeg:500", "1 to 100");
        (await RunAsync("--noise", ",")).Refuses("name at least one kind of noise");
        (await Invocation.RunAsync(["robustness", .. Demo.Data(6), "--copies", "0"])).Refuses("--copies 0");
        (await RunAsync("--output", _folder.File("nowhere/table.csv"))).Refuses("--output", "there is no folder");
    }

    private static async Task<List<JsonNode>> LinesAsync(params string[] more) =>
        [.. (await RunAsync([.. more, "--format", "jsonl"])).Succeeds().Out.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!)];

    private static Task<Invocation> RunAsync(params string[] more) =>
        Invocation.RunAsync(["robustness", .. Demo.Data(6), "--method", "GradCAM,LayerCAM", "--copies", "6", .. more]);

    public void Dispose() => _folder.Dispose();
}
