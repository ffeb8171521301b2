using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>
/// Every mistake of a user is one message that says what is wrong and what would be right, and exit code 2.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Weights_that_are_cut_in_half_are_told_from_a_foreign_file()
    {
        var cut = _folder.File("model.safetensors");
        var bytes = await File.ReadAllBytesAsync(Demo.Weights, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(cut, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        File.Copy(Demo.Sidecar, _folder.File("model.json"));

        var result = await Invocation.RunAsync(
            ["synth", .. Demo.Data(cut, Demo.Table, 4), "--out", _folder.File("run")]);

        result.Refuses($"cannot read '{cut}'", "the file is cut off, fetch it again");
    }

    [Fact]
    public async Task Weights_of_another_architecture_are_refused_with_the_first_differences()
    {
        var sidecar = _folder.File("resnet18.json");
        await File.WriteAllTextAsync(
            sidecar,
            """
            { "name": "r", "architecture": "resnet18", "mean": [0, 0, 0], "std": [1, 1, 1], "input": [3, 224, 224] }
            """,
            TestContext.Current.CancellationToken);

        var result = await Invocation.RunAsync("models", "list", Demo.Weights, "--sidecar", sidecar);

        result.Refuses(
            "does not fit the architecture 'resnet18'", "102 tensors are missing ('conv1.weight' [64, 3, 7, 7]; ",
            "are not expected ('features.0.weight' [8, 3, 3, 3]; ", "more).");
    }

    [Fact]
    public async Task A_description_of_another_architecture_is_refused_and_the_right_one_named()
    {
        var weights = Path.Combine(ReferenceData.Require(), "models", "resnet18.safetensors");
        var text = await File.ReadAllTextAsync(Demo.Sidecar, TestContext.Current.CancellationToken);
        var description = JsonNode.Parse(text)!;
        Assert.True(description.AsObject().Remove("sha256"));
        var sidecar = _folder.File("demo.json");
        await File.WriteAllTextAsync(sidecar, description.ToJsonString(), TestContext.Current.CancellationToken);

        (await Invocation.RunAsync("models", "list", weights, "--sidecar", sidecar)).Refuses(
            "does not fit the architecture 'sequential'", "tensors are missing ('features.0.weight' [8, 3, 3, 3]; ",
            "102 are not expected ('conv1.weight' [64, 3, 7, 7]; ", "the nearest architecture is 'resnet18'");
        (await Invocation.RunAsync("models", "list", weights, "--sidecar", Demo.Sidecar)).Refuses(
            $"is not the file that '{Demo.Sidecar}' describes", "SHA-256", "Fetch the weights again");
    }

    [Theory]
    [InlineData("synth")]
    [InlineData("eval")]
    public async Task An_unknown_metric_brings_the_nearest_and_the_list(string command)
    {
        var result = await Invocation.RunAsync([command, .. Demo.Data(4), "--metric", "insertoin"]);

        result.Refuses(
            "there is no metric 'insertoin'", "Did you mean 'insertion'?",
            "Known: insertion, deletion, average_drop, ");
    }

    [Fact]
    public async Task A_layer_that_is_not_there_brings_the_list_of_layers()
    {
        var result = await Invocation.RunAsync(["eval", .. Demo.Data(4), "--layer", "layer4"]);

        result.Refuses("there is no layer 'layer4'", "Usable layers: features.0", "features.17");
    }

    [Fact]
    public async Task A_folder_of_images_that_is_not_there_is_named()
    {
        var missing = _folder.File("photos");

        var result = await Invocation.RunAsync(["eval", .. Demo.Data(Demo.Weights, missing, 4)]);

        result.Refuses(missing, "no such folder");
    }

    [Theory]
    [InlineData("synth")]
    [InlineData("eval")]
    public async Task A_metric_that_needs_masks_says_how_to_give_them(string command)
    {
        var result = await Invocation.RunAsync(
            [command, .. Demo.Data(Demo.Weights, Demo.Images, 4), "--metric", "mass_accuracy"]);

        result.Refuses("mass_accuracy compares with object masks", "--masks", "column 'mask'");
    }

    [Fact]
    public async Task An_unknown_method_brings_the_nearest_and_the_list()
    {
        var result = await Invocation.RunAsync(["eval", .. Demo.Data(4), "--method", "GradCAM,LayerCAN"]);

        result.Refuses(
            "there is no method 'LayerCAN'", "Did you mean 'LayerCAM'?", "./sycam methods", "GradCAM, GradCAMpp, XGradCAM");
    }

    [Theory]
    [InlineData("relu(sum_k(G * A)", "1,")]
    [InlineData("relu(sum_k(H * A))", "expression(1,12): error SY0020")]
    public async Task A_broken_expression_is_shown_with_its_place(string expression, string place)
    {
        var result = await Invocation.RunAsync("export", expression);

        Assert.Equal(ExitCodes.UserError, result.Code);
        Assert.Contains(place, result.Error, StringComparison.Ordinal);
        Assert.Contains("): error SY", result.Error, StringComparison.Ordinal);
        Assert.Contains('^', result.Error);
    }

    [Fact]
    public async Task An_expression_that_is_no_map_says_what_it_is()
    {
        var result = await Invocation.RunAsync("export", "G * A");

        result.Refuses("'G * A' is of type features", "a method is a map");
    }

    [Theory]
    [InlineData("--budget", "soon", "expected a time such as 90s, 5m or 2h")]
    [InlineData("--budget", "-5m", "expected a time such as 90s, 5m or 2h")]
    [InlineData("--limit", "0", "expected a whole number of at least 1")]
    [InlineData("--search-fraction", "1.5", "expected a number between 0 and 1")]
    public async Task An_option_out_of_its_range_says_the_range(string option, string value, string expected)
    {
        var result = await Invocation.RunAsync("synth", "-m", Demo.Weights, "-i", Demo.Table, option, value);

        result.Refuses(option, expected, "try: ./sycam synth --help");
    }

    [Fact]
    public async Task An_unknown_command_points_to_the_help()
    {
        var result = await Invocation.RunAsync("synht");

        Assert.Equal(ExitCodes.UserError, result.Code);
        Assert.Contains("synht", result.Error, StringComparison.Ordinal);
        Assert.Contains("try: ./sycam --help", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_that_the_network_lacks_is_refused()
    {
        var result = await Invocation.RunAsync(["eval", .. Demo.Data(4), "--class", "zebra"]);

        result.Refuses("--class zebra", "8 names", "an index below 8");
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_named()
    {
        var result = await Invocation.RunAsync("export", $"@{_folder.File("nothing")}#1");

        result.Refuses("nothing holds no finished run");
    }

    public void Dispose() => _folder.Dispose();
}
