using System.Text.Json;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>Listing, showing and checking networks. What is expected of the demo's is in assets/demo/README.md.</summary>
public sealed class ModelsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The parameter counts are those that torchvision prints.
    [Fact]
    public async Task Architectures_come_with_input_default_layer_and_size()
    {
        var people = (await Invocation.RunAsync("models", "list")).Succeeds();
        Assert.Matches(@"resnet18 +│ 3x224x224 +│ layer4\.1 +│ +11,689,512", people.Out);
        Assert.Matches(@"vgg16 +│ 3x224x224 +│ features\.29 +│ +138,357,544", people.Out);

        using var json = JsonDocument.Parse((await Invocation.RunAsync("models", "list", "--json")).Succeeds().Out);
        var row = json.RootElement.EnumerateArray().Single(item => item.GetProperty("name").GetString() == "cifar_resnet20");
        Assert.Equal(269_722, row.GetProperty("parameters").GetInt64());
        Assert.Equal([3, 32, 32], row.GetProperty("input").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal("layer3.2", row.GetProperty("defaultLayer").GetString());
        Assert.Equal(10, row.GetProperty("classes").GetInt32());
    }

    [Fact]
    public async Task A_folder_lists_what_loads_and_what_does_not()
    {
        File.Copy(Demo.Weights, _folder.File("good.safetensors"));
        File.Copy(Demo.Sidecar, _folder.File("good.json"));
        _folder.Write("bad.safetensors", "no");

        var people = (await Invocation.RunAsync("models", "list", _folder.Path)).Succeeds();
        Assert.Matches(@"bad\.safetensors +│ not read: ", people.Out);
        Assert.Matches(@"good\.safetensors +│ sequential +│ 3x128x128", people.Out);

        using var json = JsonDocument.Parse((await Invocation.RunAsync("models", "list", _folder.Path, "--json")).Succeeds().Out);
        Assert.Contains("it has 2 bytes", json.RootElement[0].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("features.17", json.RootElement[1].GetProperty("defaultLayer").GetString());
        (await Invocation.RunAsync("models", "list", Demo.Images)).Refuses("holds no .safetensors or TorchScript file");
    }

    [Fact]
    public async Task A_network_is_shown_with_its_layers_and_what_follows_from_its_head()
    {
        var people = (await Invocation.RunAsync("models", "show", Demo.Weights)).Succeeds();
        Assert.Contains("input: 3x128x128", people.Out, StringComparison.Ordinal);
        Assert.Matches(@"default layer: features\.17 \(a ReLU, a max-pooling or unseen code follows", people.Out);
        Assert.Matches(@"features\.17 \(default\) +│ 64 +│ 16 x 16 +│ other +│ yes", people.Out);

        using var json = JsonDocument.Parse((await Invocation.RunAsync("models", "show", Demo.Weights, "--json")).Succeeds().Out);
        var layers = json.RootElement.GetProperty("layers").EnumerateArray().ToList();
        var target = layers.Single(layer => layer.GetProperty("name").GetString() == "features.17");
        Assert.Equal((64, 16, 16, true), (target.GetProperty("channels").GetInt32(), target.GetProperty("height").GetInt32(),
            target.GetProperty("width").GetInt32(), target.GetProperty("usable").GetBoolean()));
        Assert.Contains("vector without positions", layers[^1].GetProperty("whyNot").GetString(), StringComparison.Ordinal);
        Assert.Equal(json.RootElement.GetProperty("classes").GetInt32(), json.RootElement.GetProperty("classNames").GetArrayLength());
    }

    [Fact]
    public async Task A_sound_network_passes_every_check_and_its_photos_are_counted()
    {
        var people = (await Invocation.RunAsync("models", "check", Demo.Weights, "--images", Demo.Table)).Succeeds();
        foreach (var part in new[] { "weights: SHA-256 ", "logits: ", "image: ", "frozen copy: ", "gradient at features.17: ", "top-1: " })
            Assert.Contains(part, people.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("PROBLEM", people.Out, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(
            (await Invocation.RunAsync("models", "check", Demo.Weights, "--images", Demo.Table, "--json")).Succeeds().Out);
        Assert.True(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(64, json.RootElement.GetProperty("labelled").GetInt32());
        Assert.InRange(json.RootElement.GetProperty("right").GetInt32(), 56, 64);
    }

    // Linear layer of zeros: every image gets the logits 0, and no gradient comes back. NaN: nothing is finite.
    [Theory]
    [InlineData(0f, "image: PROBLEM: two images give the same logits", "gradient at relu: PROBLEM: zero everywhere")]
    [InlineData(float.NaN, "logits: PROBLEM: infinite or no numbers", "gradient at relu: PROBLEM: infinite or no numbers")]
    public async Task Damaged_weights_fail_the_checks(float weight, string first, string second)
    {
        var path = _folder.File("dead.safetensors");
        SafetensorsWriter.Write(path, ("fc.weight", [2, 3], [weight, weight, weight, weight, weight, weight]), ("fc.bias", [2], [0, 0]));
        _folder.Write("dead.json", """
            { "architecture": "sequential", "input": [3, 4, 4], "mean": [0, 0, 0], "std": [1, 1, 1],
              "layers": [{ "type": "relu" }, { "type": "gap" }, { "type": "flatten" }, { "type": "linear", "name": "fc", "out": 2 }] }
            """);

        var result = await Invocation.RunAsync("models", "check", path);

        Assert.Equal(ExitCodes.Failure, result.Code);
        Assert.Contains(first, result.Out, StringComparison.Ordinal);
        Assert.Contains(second, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_ask_for_labels_and_a_usable_layer()
    {
        (await Invocation.RunAsync("models", "check", Demo.Weights, "--labels", Demo.Table)).Refuses("--labels needs --images");
        Demo.CopyImages(_folder.File("photos"), 2);
        (await Invocation.RunAsync("models", "check", Demo.Weights, "--images", _folder.File("photos")))
            .Refuses("has a label: give --labels with a CSV table");
        (await Invocation.RunAsync("models", "check", Demo.Weights, "--layer", "features.99"))
            .Refuses("there is no layer 'features.99'", "Usable layers: features.0 [8, 128, 128]");
    }
}
