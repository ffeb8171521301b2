using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

public sealed class WeightsWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // 8 bytes for the length of the header, the header, then the numbers, little-endian, one tensor after the other.
    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("weights.safetensors");

        WeightsWriter.Write(path, [("a.weight", tensor([1f, 2, 3, 4, 5, 6], [2, 3])), ("b \"ü\"", tensor(7f))]);

        var bytes = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(8 + length + (7 * 4), bytes.Length);
        var header = JsonNode.Parse(Encoding.UTF8.GetString(bytes, 8, length))!;
        Assert.Equal("""{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}""", header["a.weight"]!.ToJsonString());
        Assert.Equal("""{"dtype":"F32","shape":[],"data_offsets":[24,28]}""", header["b \"ü\""]!.ToJsonString());
        for (var i = 0; i < 7; i++)
            Assert.Equal(i + 1, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + length + (4 * i))));
    }

    [Fact]
    public void The_reader_reads_it_whatever_the_layout_in_memory()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("weights.safetensors");
        var turned = tensor([1f, 2, 3, 4, 5, 6], [2, 3]).permute(1, 0);

        WeightsWriter.Write(path, [("turned", turned)]);

        using var file = SafetensorsFile.Open(path);
        Assert.Equal([3, 2], file.Find("turned")!.Shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], file.Read("turned").data<float>().ToArray());
    }

    [Fact]
    public void A_failure_leaves_the_older_file_and_nothing_else()
    {
        using var scope = NewDisposeScope();
        var path = _folder.Write("weights.safetensors", "older");

        Assert.Throws<ArgumentException>(() => WeightsWriter.Write(path, [("whole", tensor(new long[] { 1 }))]));

        Assert.Equal("older", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
        Assert.Throws<InputException>(() => WeightsWriter.Write(_folder.File("nowhere/weights.safetensors"), []));
    }

    [Fact]
    public void A_description_is_read_back_as_it_was()
    {
        var sidecar = new ModelSidecar
        {
            Name = "weights",
            Architecture = "sequential",
            Input = new ModelInput(3, 32, 40),
            Mean = [0.1, 0.2, 0.3],
            Std = [1, 2, 0.25],
            Classes = [new ModelClass(0, "é \"quoted\"", "n01"), new ModelClass(1, "b")],
            DefaultLayer = "a",
            Layers =
            [
                new LayerSpecification { Type = "conv", Name = "a", Out = 4, Kernel = 3, Stride = 2, Padding = 1, Bias = false },
                new LayerSpecification { Type = "bn", Name = "b", Epsilon = 1e-3 },
                new LayerSpecification { Type = "leaky_relu", Name = "c", Slope = 0.2 },
                new LayerSpecification { Type = "maxpool", Name = "d", Kernel = 3, Stride = 2, Padding = 1, Ceiling = true },
                new LayerSpecification { Type = "avgpool", Name = "e", Kernel = 2, Stride = 1 },
                new LayerSpecification { Type = "fire", Name = "f", Squeeze = 2, Out = 3 },
                new LayerSpecification { Type = "gap", Name = "g" },
                new LayerSpecification { Type = "flatten", Name = "h" },
                new LayerSpecification { Type = "dropout", Name = "i" },
                new LayerSpecification { Type = "linear", Name = "j", Out = 2 },
                new LayerSpecification { Type = "relu", Name = "k" },
            ],
        };
        var path = _folder.Write("weights.json", ModelSidecarWriter.Write(sidecar));

        var read = ModelSidecarReader.Read(path, _folder.File("weights.safetensors"));

        Assert.Equivalent(sidecar, read, strict: true);
    }

    public void Dispose() => _folder.Dispose();
}
