using SyCam.Cli.Tests.Support;
using SyCam.Eval.Images;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>The commands that need no search.</summary>
public sealed class ToolTests : IDisposable
{
    private static readonly string[] Named =
        ["GradCAM", "GradCAMpp", "XGradCAM", "LayerCAM", "HiResCAM", "GradCAMElementWise"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Grammar_check_shows_sizes_and_what_collapses()
    {
        var result = (await Invocation.RunAsync("grammar", "check", "grammars/gradient.sycam")).Succeeds();

        Assert.Contains("grammar Cam, hash ", result.Out, StringComparison.Ordinal);
        // F alone is A or G: the two cheapest maps are relu(sum_k(A)) and relu(sum_k(G)).
        Assert.Matches(@"cost +1: +2\n", result.Out);
        Assert.Matches(
            @"head ""gap-linear""[^@]*HiResCAM = relu\(sum_k\(G \* A\)\) +\(cost \d+; the same map as GradCAM: ",
            result.Out);
        Assert.Matches(@"head ""other""[^@]*GradCAMElementWise = .*; the same map as LayerCAM: ", result.Out);
    }

    [Fact]
    public async Task Models_list_names_architectures_and_the_layers_of_a_network()
    {
        var all = (await Invocation.RunAsync("models", "list")).Succeeds();
        Assert.Contains("resnet50", all.Out, StringComparison.Ordinal);

        var one = (await Invocation.RunAsync("models", "list", Demo.Weights)).Succeeds();
        // The network's description: 64 channels after the fourth and fifth convolution, three poolings before.
        Assert.Matches(@"features\.17 \(default\) +│ 64 +│ 16 x 16 +│ other +│ yes", one.Out);
        Assert.Matches(@"features\.0 +│ 8 +│ 128 x 128", one.Out);
    }

    [Fact]
    public async Task Explain_draws_the_photo_and_a_map_for_each_method()
    {
        var picture = _folder.File("explained.png");

        var photo = Path.Combine(Demo.Images, "search-ball-1.jpg");
        var result = (await Invocation.RunAsync("explain", photo, "--model", Demo.Weights, "--out", picture)).Succeeds();

        Assert.StartsWith("ball: 0.", result.Out, StringComparison.Ordinal);
        Assert.Contains("3 maps at features.17", result.Out, StringComparison.Ordinal);
        var image = ImageFile.Read(picture);
        // Four cells of 2 x 128 pixels with 8 pixels around each; two lines of letters above, 9 dots of 2 pixels tall
        // with the descenders and 2 dots apart.
        Assert.Equal((4 * (256 + 8)) + 8, image.Width);
        Assert.Equal(8 + (2 * 22) + 256 + 8, image.Height);
    }

    [Fact]
    public async Task Eval_scores_every_method_and_both_controls_and_writes_each_image()
    {
        var csv = _folder.File("scores.csv");

        var result = (await Invocation.RunAsync(["eval", .. Demo.Data(4), "--csv", csv])).Succeeds();

        string[] methods = [.. Named, "RandomCAM (control)", "FakeCAM (control)"];
        // The usual ones, as docs/metrics.md lists them.
        string[] metrics =
        [
            "insertion", "deletion", "average_drop", "increase_in_confidence", "drop_in_deletion", "mass_accuracy",
            "pointing_game", "sparsity",
        ];
        foreach (var name in methods) Assert.Contains($"│ {name} ", result.Out, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken);
        Assert.Equal("image,method,metric,value,status,model,layer", lines[0]);
        Assert.Equal(1 + (methods.Length * metrics.Length * 4), lines.Length);
        var cells = lines.Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(lines.Length - 1, cells.DistinctBy(row => (row[0], row[1], row[2])).Count());
        Assert.Equal(methods.ToHashSet(), cells.Select(row => row[1]).ToHashSet());
        Assert.Equal(metrics.ToHashSet(), cells.Select(row => row[2]).ToHashSet());
        // Fake-CAM marks everything but one pixel: no drop to speak of, and the share that the object covers.
        Assert.All(
            cells.Where(row => row[1] == "FakeCAM (control)" && row[2] == "average_drop"),
            row => Assert.InRange(Number(row[3]), 0, 1));
        Assert.All(
            cells.Where(row => row[1] == "FakeCAM (control)" && row[2] == "mass_accuracy"),
            row => Assert.Equal(ShareOfObject(row[0]), Number(row[3]), 1e-5));
    }

    private static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    // No object of the demo touches the top left pixel, the one that Fake-CAM leaves out.
    private static double ShareOfObject(string image)
    {
        var mask = MaskFile.Read(Path.Combine(Demo.Masks, Path.GetFileNameWithoutExtension(image) + ".png"));
        double inside = mask.Pixels.ToArray().Count(value => value > 0);
        return inside / ((mask.Height * mask.Width) - 1);
    }

    [Theory]
    [InlineData("Grad-CAM++", "GradCAMpp")]
    [InlineData("gradcamplusplus", "GradCAMpp")]
    [InlineData("hirescam", "HiResCAM")]
    public async Task A_method_goes_by_its_usual_spellings(string spelling, string name)
    {
        var (said, plain) = (await Invocation.RunAsync("export", spelling), await Invocation.RunAsync("export", name));

        Assert.Equal(plain.Succeeds().Out, said.Succeeds().Out);
        Assert.Contains("public static Tensor RawMap(", said.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
