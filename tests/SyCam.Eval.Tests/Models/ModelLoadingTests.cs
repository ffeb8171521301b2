using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;

namespace SyCam.Eval.Tests.Models;

public sealed class ModelLoadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_sidecar_the_architecture_is_recognized_and_said()
    {
        var path = TinyNetwork.ZerosOf(_folder, "squeezenet1_1", 7);

        using var model = CamModel.Load(path);

        Assert.Equal("squeezenet1_1", model.Sidecar.Architecture);
        Assert.Equal(7, model.ClassCount);
        Assert.Equal("features.12", model.DefaultLayer);
        Assert.Equal([$"'{path}' has no sidecar: the architecture squeezenet1_1 was recognized by its tensors; " +
            "images of 224x224 and ImageNet's mean and std are assumed"], model.Sidecar.Notes);
    }

    [Fact]
    public void Weights_of_another_architecture_are_refused_with_the_nearest()
    {
        var path = TinyNetwork.ZerosOf(_folder, "cifar_resnet20", 10);
        _folder.Write("cifar_resnet20.json", """{ "architecture": "cifar_resnet32", "input": [3, 32, 32] }""");

        var message = Assert.Throws<InputException>(() => CamModel.Load(path)).Message;

        // Two more blocks in each of three groups, ten tensors each.
        Assert.Equal($"'{path}' does not fit the architecture 'cifar_resnet32': 60 tensors are missing " +
            "('layer1.3.conv1.weight' [16, 16, 3, 3]; 'layer1.3.bn1.weight' [16]; 'layer1.3.bn1.bias' [16], and 57 more). " +
            "By names and shapes the nearest architecture is 'cifar_resnet20' (100 % of the tensors agree).", message);
    }

    [Fact]
    public void Weights_of_a_sister_network_are_refused_with_what_misses_differs_and_is_too_many()
    {
        var path = TinyNetwork.ZerosOf(_folder, "squeezenet1_0", 3);
        _folder.Write("squeezenet1_0.json", """{ "architecture": "squeezenet1_1" }""");

        // Fire modules at 3 4 5 7 8 9 10 12 instead of 3 4 6 7 9 10 11 12, six tensors each; of those at the same place
        // 3 and 9 get other inputs and 10 is wider.
        Assert.Equal($"'{path}' does not fit the architecture 'squeezenet1_1': 12 tensors are missing " +
            "('features.6.squeeze.weight' [32, 128, 1, 1]; 'features.6.squeeze.bias' [32]; " +
            "'features.6.expand1x1.weight' [128, 32, 1, 1], and 9 more); " +
            "10 have another shape ('features.0.weight' is [96, 3, 7, 7], should be [64, 3, 3, 3]; " +
            "'features.0.bias' is [96], should be [64]; " +
            "'features.3.squeeze.weight' is [16, 96, 1, 1], should be [16, 64, 1, 1], and 7 more); " +
            "12 are not expected ('features.5.squeeze.weight' [32, 128, 1, 1]; 'features.5.squeeze.bias' [32]; " +
            "'features.5.expand1x1.weight' [128, 32, 1, 1], and 9 more). " +
            "By names and shapes the nearest architecture is 'squeezenet1_0' (100 % of the tensors agree).",
            Assert.Throws<InputException>(() => CamModel.Load(path)).Message);
    }

    [Fact]
    public void Wrong_shapes_and_unexpected_tensors_are_listed()
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Of(
            ("fc.weight", [2, 3], new float[6]), ("fc.bias", [2], [0, 0]), ("more.weight", [1], [0]),
            ("fc.num_batches_tracked", [1], [0])));
        _folder.Write("a.json", Sidecar("""[{ "type": "flatten" }, { "name": "fc", "type": "linear", "out": 2 }]"""));

        Assert.Equal($"'{path}' does not fit the architecture 'sequential': 1 has another shape ('fc.weight' is " +
            "[2, 3], should be [2, 12]); 1 is not expected ('more.weight' [1]).",
            Assert.Throws<InputException>(() => CamModel.Load(path)).Message);
    }

    [Fact]
    public void A_wrapped_state_dictionary_is_named_as_such()
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Of(("module.fc.weight", [1], [0])));

        var message = Assert.Throws<InputException>(() => CamModel.Load(path)).Message;

        Assert.StartsWith($"'{path}' has no sidecar and its tensors are those of no known architecture. Every " +
            "tensor's name begins with 'module.': save the state dictionary of the network inside. Write '", message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Absent_and_cut_off_files_are_refused()
    {
        var whole = TinyNetwork.ZerosOf(_folder, "cifar_resnet20", 10);
        var cut = _folder.Write("cut.safetensors", File.ReadAllBytes(whole)[..500_000]);

        Assert.Contains("there is no such file",
            Assert.Throws<InputException>(() => CamModel.Load(_folder.File("none.safetensors"))).Message,
            StringComparison.Ordinal);
        Assert.Contains("the file is cut off, fetch it again",
            Assert.Throws<InputException>(() => CamModel.Load(cut)).Message, StringComparison.Ordinal);
        Assert.Contains("none.json", Assert.Throws<InputException>(
            () => CamModel.Load(whole, _folder.File("none.json"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "a sidecar is a JSON object")]
    [InlineData("{}", "\"architecture\" is missing")]
    [InlineData("""{ "architecture": "resnet8" }""",
        "the architecture 'resnet8' is not known. Did you mean 'resnet18'? Known: resnet18, resnet34, ")]
    [InlineData("""{ "architecture": "resnet18", "layers": [] }""", "\"layers\" are given for 'resnet18'")]
    [InlineData("""{ "architecture": "sequential" }""", "needs its \"layers\"")]
    [InlineData("""{ "architecture": "resnet18", "input": [3, 0, 4] }""",
        "\"input\" must be channels, height and width")]
    [InlineData("""{ "architecture": "resnet18", "mean": [1, 2] }""", "\"mean\" must be a list of 3 numbers")]
    [InlineData("""{ "architecture": "resnet18", "std": [1, 0, 1] }""", "\"std\" must be above zero")]
    [InlineData("""{ "architecture": "resnet18", "classes": 4 }""", "\"classes\" must be a list or the path")]
    [InlineData("""{ "architecture": "resnet18", "classes": "gone.txt" }""",
        "the file of classes 'gone.txt' is neither beside the sidecar nor beside the weights")]
    [InlineData("""{ "architecture": "resnet18", "classes": [{ "index": 1, "name": "a" }] }""",
        "class 0 of \"classes\": its index is not its place in the list, 0")]
    public void A_mistake_in_the_sidecar_is_named(string sidecar, string expected)
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Of(("x", [1], [0])));
        _folder.Write("a.json", sidecar);

        Assert.Contains(expected, Assert.Throws<InputException>(() => CamModel.Load(path)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{ "type": "convolution", "name": "a" }]""",
        "layer 1 of \"layers\": the type 'convolution' is not known. Known: conv, bn, relu, ")]
    [InlineData("""[{ "type": "relu" }, { "type": "conv", "name": "a", "out": 2, "k": 3, "padding": 1 }]""",
        "layer 2 of \"layers\": unknown key \"padding\". Known: type, name, out, k, s, pad, bias")]
    [InlineData("""[{ "type": "conv", "out": 2, "k": 3 }]""", "a layer of type conv needs the \"name\" of its tensors")]
    [InlineData("""[{ "type": "conv", "name": "a", "k": 3 }]""", "\"out\" is missing")]
    [InlineData("""[{ "type": "conv", "name": "a", "out": 2, "k": 3, "s": 0 }]""",
        "\"s\" must be a whole number from 1 to 1024")]
    [InlineData("""[{ "type": "relu", "name": "a" }, { "type": "relu", "name": "a" }]""",
        "the name 'a' is taken by an earlier layer")]
    [InlineData("""[{ "type": "linear", "name": "a", "out": 2 }]""",
        "linear layer 'a' gets a map [3, 2, 2]: put a layer of type \"flatten\" before it")]
    [InlineData("""[{ "type": "maxpool", "k": 3 }]""",
        "layer 'maxpool' has a 3x3 window, which does not fit into its input [3, 2, 2]")]
    [InlineData("""[{ "type": "flatten" }, { "type": "gap" }]""",
        "layer 'gap' pools a map [K, h, w] and gets a vector of 12")]
    public void A_mistake_in_the_layers_is_named(string layers, string expected)
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Of(("x", [1], [0])));
        _folder.Write("a.json", Sidecar(layers));

        Assert.Contains(expected, Assert.Throws<InputException>(() => CamModel.Load(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_logits_or_with_other_classes_is_refused()
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Of(("x", [0], [])));
        path = _folder.Write("b.safetensors", SafetensorsBytes.Raw("{}"));
        _folder.Write("b.json", Sidecar("""[{ "type": "relu" }]"""));
        Assert.Contains("ends in a map [3, 2, 2] and not in logits",
            Assert.Throws<InputException>(() => CamModel.Load(path)).Message, StringComparison.Ordinal);

        _folder.Write("b.json", Sidecar(
            """[{ "type": "gap" }, { "type": "flatten" }]""", """, "classes": ["a", "b"]"""));
        Assert.Contains("names 2 classes and the network has 3 logits",
            Assert.Throws<InputException>(() => CamModel.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_file_than_the_described_one_is_refused_by_its_checksum()
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Raw("{}"));
        _folder.Write("a.json", Sidecar("""[{ "type": "flatten" }]""", """, "sha256": "00" """));

        Assert.Contains("is not the file that", Assert.Throws<InputException>(() => CamModel.Load(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_come_from_a_table_beside_the_weights_and_assumptions_are_said()
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Raw("{}"));
        _folder.Write("names.txt", "0\tn01\ttench, Tinca\n1\tn02\tgoldfish\n2\tn03\tshark\n");
        _folder.Write("a.json", """
            { "architecture": "sequential", "input": [3, 2, 2], "mean": [0, 0, 0], "classes": "names.txt",
              "layers": [{ "type": "relu" }, { "type": "gap" }, { "type": "flatten" }] }
            """);

        using var model = CamModel.Load(path);

        Assert.Equal(new ModelClass(1, "goldfish", "n02"), model.Sidecar.Classes[1]);
        Assert.Equal([0.229, 0.224, 0.225], model.Sidecar.Std);
        Assert.Equal([0.0, 0, 0], model.Sidecar.Mean);
        Assert.EndsWith("ImageNet's are used for what is missing", Assert.Single(model.Sidecar.Notes),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_sidecar_of_the_documentation_loads()
    {
        var text = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "models.md"));
        var start = text.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        _folder.Write("small.json", text[start..text.IndexOf("```", start, StringComparison.Ordinal)]);
        var path = _folder.Write("small.safetensors", SafetensorsBytes.Zeros(
        [
            ("features.0.weight", [16, 3, 3, 3]), ("features.0.bias", [16]),
            ("features.1.weight", [16]), ("features.1.bias", [16]),
            ("features.1.running_mean", [16]), ("features.1.running_var", [16]),
            ("classifier.0.weight", [2, 16 * 64 * 64]), ("classifier.0.bias", [2]),
        ]));

        using var model = CamModel.Load(path);

        Assert.Equal("features.2", model.DefaultLayer);
        Assert.Equal(["cat", "dog"], model.Sidecar.Classes.Select(item => item.Name));
        Assert.Empty(model.Sidecar.Notes);
    }

    [Fact]
    public void Mutated_sidecars_are_read_or_refused_with_the_clear_error_only()
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Raw("{}"));
        var original = System.Text.Encoding.UTF8.GetBytes(Sidecar("""
            [{ "type": "relu" }, { "type": "avgpool", "k": 2, "s": 1 }, { "type": "gap" }, { "type": "flatten" }]
            """));
        var random = new Random(7);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            var bytes = (byte[])original.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
            _folder.Write("a.json", bytes);
            try
            {
                CamModel.Load(path).Dispose();
            }
            catch (InputException exception)
            {
                Assert.Contains("a.", exception.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.InRange(refused, 1000, 1999);
    }

    // Values by hand that every type holds exactly: 1, -2, 0.5 and 0 are 3C00 C000 3800 0000 in F16 and 3F80 C000 3F00
    // 0000 in BF16. 1 + 2^-40 is no float32 and is rounded to 1.
    [Theory]
    [InlineData("F16", new byte[] { 0, 0x3C, 0, 0xC0, 0, 0x38, 0, 0 })]
    [InlineData("BF16", new byte[] { 0x80, 0x3F, 0, 0xC0, 0, 0x3F, 0, 0 })]
    [InlineData("F64", new byte[]
    {
        0, 0x10, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0,
    })]
    public void Weights_of_every_type_are_computed_with_in_single_precision(string type, byte[] weights)
    {
        var header = "{\"fc.weight\":{\"dtype\":\"" + type + "\",\"shape\":[1,4],\"data_offsets\":[0," + weights.Length +
            "]},\"fc.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[" + weights.Length + "," + (weights.Length + 4) + "]}}";
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Raw(header, [.. weights, 0, 0, 0, 0]));
        _folder.Write("a.json", """
            { "architecture": "sequential", "input": [1, 2, 2], "mean": [0], "std": [1],
              "layers": [{ "type": "relu" }, { "type": "flatten" }, { "name": "fc", "type": "linear", "out": 1 }] }
            """);

        using var model = CamModel.Load(path);
        using var image = torch.tensor([10f, 3, 4, 9], [1, 1, 2, 2]);
        using var logit = model.Forward(image);

        Assert.Equal(torch.ScalarType.Float32, logit.dtype);
        Assert.Equal(10 - 6 + 2, logit.item<float>());
    }

    [Fact]
    public void Weights_that_are_whole_numbers_are_refused()
    {
        const string header = "{\"fc.weight\":{\"dtype\":\"I32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}";
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Raw(header, 1, 0, 0, 0));
        _folder.Write("a.json", """
            { "architecture": "sequential", "input": [1, 2, 2], "mean": [0], "std": [1], "layers": [{ "type": "relu" },
              { "type": "gap" }, { "type": "flatten" }, { "name": "fc", "type": "linear", "out": 1, "bias": false }] }
            """);

        Assert.Equal($"tensor 'fc.weight' of '{path}' holds whole numbers (Int32); weights are floating-point numbers",
            Assert.Throws<InputException>(() => CamModel.Load(path)).Message);
    }

    private static string Sidecar(string layers, string more = "") =>
        $$"""
        { "architecture": "sequential", "input": [3, 2, 2], "mean": [0, 0, 0], "std": [1, 1, 1]{{more}},
          "layers": {{layers}} }
        """;
}
