using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

/// <summary>Networks, inputs and expected arrays of the reference data.</summary>
internal static class Golden
{
    internal static CamModel Load(string model)
    {
        var data = ReferenceData.Require();
        return CamModel.Load(
            Path.Combine(data, "models", model + ".safetensors"),
            Path.Combine(ReferenceData.RepositoryRoot, "tests", "sidecars", model + ".json"));
    }

    internal static SafetensorsFile Open(string name) =>
        SafetensorsFile.Open(Path.Combine(ReferenceData.Require(), "golden", name + ".safetensors"));

    /// <summary>The first images of an input set, normalized as the model wants them.</summary>
    internal static Tensor Images(string set, ModelSidecar sidecar, int count)
    {
        using var scope = NewDisposeScope();
        using var file = Open(set);
        var pixels = file.Read("input_u8").narrow(0, 0, count).to(ScalarType.Float32) / 255f;
        var mean = tensor(sidecar.Mean.Select(value => (float)value).ToArray()).reshape(1, 3, 1, 1);
        var std = tensor(sidecar.Std.Select(value => (float)value).ToArray()).reshape(1, 3, 1, 1);
        return ((pixels - mean) / std).MoveToOuterDisposeScope();
    }

    /// <summary>The greatest difference, relative to the greatest expected value.</summary>
    internal static double RelativeError(Tensor actual, Tensor expected)
    {
        Assert.Equal(expected.shape, actual.shape);
        using var scope = NewDisposeScope();
        return (actual - expected).abs().max().ToDouble() / expected.abs().max().ToDouble();
    }
}
