using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Explaining;

/// <summary>What <c>explain</c> says of HiResCAM's guarantee, on networks whose activations are the same for every picture: 2
/// and 3 at each of 16 positions, so that all numbers are arithmetic.</summary>
public sealed class GuaranteeTests : IDisposable
{
    private const string Flatten = """{ "type": "flatten" }, { "name": "out", "type": "linear", "out": 2 }""";
    private const string Pooled = """{ "type": "gap" }, { "type": "flatten" }, { "name": "out", "type": "linear", "out": 2 }""";
    private const string Deep =
        """{ "type": "flatten" }, { "name": "hidden", "type": "linear", "out": 1 }, { "type": "relu" }, { "name": "out", "type": "linear", "out": 2 }""";

    private readonly TemporaryFolder _folder = new();

    // 16 * (2 / 4 - 3 / 2) = -16: HiResCAM's own map is 0, since its relu leaves nothing. The bias of 1.5 is not in the sum.
    [Theory]
    [InlineData("HiResCAM", "zero")]
    [InlineData("sum_k(A * G)", "constant")]
    public async Task Behind_one_linear_layer_the_map_adds_up_to_the_logit_without_bias(string method, string status)
    {
        var run = (await Explain(Flatten, [Linear(32, place => place < 16 ? 0.25f : -0.5f)], method, "--class", "0")).Succeeds();

        AssertHolds(run, "linear", status);
    }

    // The mean over 16 positions: 4 * 2 - 8 * 3 = -16.
    [Fact]
    public async Task Behind_a_global_mean_and_one_linear_layer_it_does_so_too()
    {
        var run = (await Explain(Pooled, [Linear(2, place => place == 0 ? 4 : -8)], "HiResCAM", "--class", "0")).Succeeds();

        AssertHolds(run, "gap-linear", "zero");
    }

    [Fact]
    public async Task Behind_a_relu_there_is_no_guarantee()
    {
        var run = (await Explain(
            Deep,
            [("hidden.weight", [1, 32], [.. Enumerable.Repeat(1f, 32)]), ("hidden.bias", [1], [0]), Linear(1, _ => 2)],
            "HiResCAM", "--class", "0")).Succeeds();

        var guarantee = Maps()[0]["guarantee"]!;
        Assert.False((bool)guarantee["holds"]!);
        // 16 * (2 + 3) * 2.
        Assert.Equal(160, (double)guarantee["sum"]!, 1e-3);
        Assert.Null(guarantee["logit_minus_bias"]);
        Assert.Null(guarantee["difference"]);
        Assert.Contains(
            "HiResCAM at features.1: HiResCAM's guarantee does not hold: what follows the layer is not known to be linear",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_of_the_logit_alone()
    {
        var run = (await Explain(
            Flatten, [Linear(32, place => place < 16 ? 0.25f : -0.5f)], "HiResCAM", "--class", "0", "--target", "y - logit(1)"))
            .Succeeds();

        Assert.False((bool)Maps()[0]["guarantee"]!["holds"]!);
        Assert.Contains("gradients are of y - logit(1) and not of the logit", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GradCAM,LayerCAM,CAM,sum_k(relu(G * A))")]
    [InlineData("HiResCAM", "--aug-smooth")]
    [InlineData("HiResCAM", "--eigen-smooth")]
    public async Task Of_other_maps_nothing_is_said(string methods, params string[] more)
    {
        var run = (await Explain(
            Pooled, [Linear(2, place => place == 0 ? 4 : -8)], methods, ["--class", "0", .. more])).Succeeds();

        Assert.All(Maps(), map => Assert.Null(map["guarantee"]));
        Assert.DoesNotContain("guarantee", run.Error, StringComparison.Ordinal);
    }

    // One line for each layer, whatever the number of pictures and classes.
    [Fact]
    public async Task There_is_one_line_for_each_layer()
    {
        Demo.CopyImages(_folder.File("photos"), 2);
        var run = (await Invocation.RunAsync(
            "explain", _folder.File("photos"), "--model", Demo.Weights, "--output-dir", _folder.File("out"), "--topk", "2",
            "--method", "HiResCAM", "--layer", "features.14,features.17", "--save", "raw")).Succeeds();

        Assert.Equal(2, run.Error.Split('\n').Count(line => line.Contains("guarantee", StringComparison.Ordinal)));
    }

    private void AssertHolds(Invocation run, string head, string status)
    {
        var map = Assert.Single(Maps());
        Assert.Equal(status, (string)map["status"]!);
        var guarantee = map["guarantee"]!;
        Assert.True((bool)guarantee["holds"]!);
        Assert.Equal($"only linear layers follow ({head})", (string)guarantee["why"]!);
        Assert.Equal(-16, (double)guarantee["sum"]!, 1e-4);
        Assert.Equal(-16, (double)guarantee["logit_minus_bias"]!, 1e-4);
        Assert.Equal(0, (double)guarantee["difference"]!, 1e-4);
        Assert.Contains("the raw map adds up to -16.0000, the logit without its bias is -16.0000", run.Error, StringComparison.Ordinal);
    }

    // Class 0 with a bias of 1.5; class 1 has none of it.
    private static (string, long[], float[]) Linear(int inputs, Func<int, float> weight) =>
        ("out.weight", [2, inputs], [.. Enumerable.Range(0, inputs).Select(weight), .. new float[inputs]]);

    private Task<Invocation> Explain(
        string head, IReadOnlyList<(string, long[], float[])> weights, string methods, params string[] more)
    {
        _folder.Write("fixed.json", $$"""
            {
              "architecture": "sequential", "input": [3, 4, 4], "default_layer": "features.1",
              "layers": [
                { "name": "features.0", "type": "conv", "out": 2, "k": 1 }, { "name": "features.1", "type": "relu" }, {{head}}
              ]
            }
            """);
        SafetensorsWriter.Write(
            _folder.File("fixed.safetensors"),
            [
                ("features.0.weight", [2, 3, 1, 1], new float[6]), ("features.0.bias", [2], [2, 3]), .. weights,
                ("out.bias", [2], [1.5f, 0]),
            ]);
        return Invocation.RunAsync([
            "explain", Path.Combine(Demo.Images, "held-out-fish-1.jpg"), "--model", _folder.File("fixed.safetensors"),
            "--output-dir", _folder.File("out"), "--save", "raw", "--method", methods, .. more]);
    }

    private List<JsonNode> Maps() =>
        [.. JsonNode.Parse(File.ReadAllText(_folder.File("out/manifest.json")))!["pictures"]![0]!["maps"]!.AsArray().Select(map => map!)];

    public void Dispose() => _folder.Dispose();
}
