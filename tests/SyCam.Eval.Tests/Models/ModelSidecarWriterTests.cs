using SyCam.Eval.Models;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Models;

public sealed class ModelSidecarWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

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
