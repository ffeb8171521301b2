using System.Text.Json.Nodes;
using SyCam.Eval.Models;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Models;

/// <summary>Whatever a sidecar holds, it is understood, or refused with one message that names it and the place.</summary>
public sealed class SidecarFuzzTests : IDisposable
{
    private static readonly string[] WrongValues =
        ["true", "-1", "1.5", "1e999", "\"\"", "\"x\"", "[]", "[[]]", "{}", "[1]", "[null]", "[true, 2, 3]", "[0, 0, 0, 0]"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _weights;

    public SidecarFuzzTests() => _weights = _folder.Write("a.safetensors", SafetensorsBytes.Zeros(
        [("c.weight", [2, 3, 1, 1]), ("c.bias", [2]), ("fc.weight", [2, 2]), ("fc.bias", [2])]));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("architecture")]
    [InlineData("layers")]
    [InlineData("input")]
    [InlineData("mean")]
    [InlineData("std")]
    [InlineData("classes")]
    [InlineData("default_layer")]
    [InlineData("name")]
    [InlineData("sha256")]
    public void A_value_of_the_wrong_kind_is_refused_by_its_key(string key)
    {
        var refused = 0;
        foreach (var value in WrongValues)
        {
            var sidecar = Whole();
            sidecar[key] = value == "1e999" ? null : JsonNode.Parse(value);
            var text = value == "1e999"
                ? sidecar.ToJsonString().Replace($"\"{key}\":null", $"\"{key}\":1e999", StringComparison.Ordinal)
                : sidecar.ToJsonString();
            if (Load(text) is not { } message) continue;
            refused++;
            // Some values are of the right kind and mean a layer, a file or an architecture that is not there.
            var said = message.Contains(key, StringComparison.Ordinal) || message.Contains("'x'", StringComparison.Ordinal)
                || message.Contains("''", StringComparison.Ordinal);
            Assert.True(said, $"{value}: {message}");
        }

        Assert.InRange(refused, key == "name" ? 11 : 12, WrongValues.Length);
    }

    [Theory]
    [InlineData("architecture", "\"architecture\" is missing: give one of resnet18, ")]
    [InlineData("layers", "a sequential network needs its \"layers\"")]
    [InlineData("input", "\"input\" is missing: give the shape of an image, e.g. [3, 224, 224]")]
    [InlineData("mean", null)]
    [InlineData("std", null)]
    [InlineData("classes", null)]
    [InlineData("default_layer", null)]
    [InlineData("name", null)]
    public void A_missing_key_is_named_where_nothing_can_stand_for_it(string key, string? expected)
    {
        var sidecar = Whole();
        sidecar.Remove(key);

        var message = Load(sidecar.ToJsonString());

        if (expected is null) Assert.Null(message);
        else Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("means", "mean")]
    [InlineData("Mean", "mean")]
    [InlineData("stds", "std")]
    [InlineData("inputs", "input")]
    [InlineData("class", "classes")]
    [InlineData("layer", "layers")]
    [InlineData("defaultLayer", "default_layer")]
    [InlineData("architektur", "architecture")]
    [InlineData("sha-256", "sha256")]
    public void A_misspelt_key_is_refused_with_the_one_that_is_meant(string written, string meant)
    {
        var sidecar = Whole();
        var value = sidecar[meant];
        sidecar.Remove(meant);
        sidecar[written] = value?.DeepClone() ?? "x";

        Assert.Equal($"'{_folder.File("a.json")}': unknown key \"{written}\". Did you mean \"{meant}\"? Known: architecture, " +
            "layers, input, mean, std, classes, default_layer, name, sha256", Load(sidecar.ToJsonString()));
    }

    [Fact]
    public void Keys_that_only_describe_are_left_alone()
    {
        var sidecar = Whole();
        foreach (var key in new[] { "source", "licence", "note", "file", "url", "published_top1", "description", "author" })
            sidecar[key] = "anything";

        Assert.Null(Load(sidecar.ToJsonString()));
    }

    [Theory]
    [InlineData("""{ "architecture": "sequential", "architecture": "resnet18" }""", "architecture")]
    [InlineData("""{ "architecture": """, "LineNumber: 0")]
    [InlineData("""{ "architecture": "\ud800" }""", "not valid Unicode")]
    public void Broken_texts_are_refused_with_the_place(string text, string expected) =>
        Assert.Contains(expected, Load(text), StringComparison.Ordinal);

    [Fact]
    public void Deep_texts_and_endless_vectors_are_refused()
    {
        Assert.Contains("is not JSON", Load(new string('[', 100_000)), StringComparison.Ordinal);
        var sidecar = Whole();
        sidecar["input"] = new JsonArray(3, 8192, 8192);
        sidecar["layers"] = JsonNode.Parse("""
            [{ "type": "conv", "name": "c", "out": 65536, "k": 1 }, { "type": "flatten" }]
            """);
        Assert.Contains("flattening [65536, 8192, 8192] gives a vector of 4398046511104 numbers",
            Load(sidecar.ToJsonString()), StringComparison.Ordinal);
    }

    private static JsonObject Whole() => JsonNode.Parse("""
        { "name": "a", "architecture": "sequential", "input": [3, 4, 4], "mean": [0, 0, 0], "std": [1, 1, 1],
          "classes": ["left", "right"], "default_layer": "relu",
          "layers": [{ "type": "conv", "name": "c", "out": 2, "k": 1 }, { "type": "relu" }, { "type": "gap" },
                     { "type": "flatten" }, { "type": "linear", "name": "fc", "out": 2 }] }
        """)!.AsObject();

    // Null: the network was loaded. Otherwise the message, which names the sidecar or the weights.
    private string? Load(string sidecar)
    {
        _folder.Write("a.json", sidecar);
        try
        {
            CamModel.Load(_weights).Dispose();
            return null;
        }
        catch (InputException exception)
        {
            Assert.Matches(@"'[^']*a\.(json|safetensors)'", exception.Message);
            Assert.DoesNotContain('\n', exception.Message);
            return exception.Message;
        }
    }
}
