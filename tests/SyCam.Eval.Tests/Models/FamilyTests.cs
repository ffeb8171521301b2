using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

/// <summary>
/// Networks without reference weights against families.tsv: logits, and at two layers activations, gradients of the
/// first-ranked class and Grad-CAM, which make_families.py computed with torch.nn in double precision. Of activations and
/// gradients every 32nd channel is compared.
/// </summary>
public sealed class FamilyTests : IDisposable
{
    private const int Size = 96;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("alexnet", "features.11", "other", "features.7")]
    [InlineData("densenet121", "relu", "gap-linear", "features.denseblock3")]
    [InlineData("mobilenet_v2", "features.18", "gap-linear", "features.13")]
    public void Logits_activations_gradients_and_maps_are_those_of_pytorch(
        string name, string layer, string head, string earlier)
    {
        using var model = CamModel.Load(FormulaWeights.Write(_folder, name, 10, Size));
        using var frozen = model.Frozen(ScalarType.Float32);
        using var scope = NewDisposeScope();
        var expected = ExpectedRows.Read("families.tsv");
        var pixels = FormulaWeights.Uniform(3 * Size * Size, 0).Select(u => (float)((u * 4) - 2)).ToArray();
        var image = tensor(pixels, [1, 3, Size, Size]);
        var logits = expected[name + "/logits"].reshape(1, 10);

        Assert.Equal(layer, model.DefaultLayer);
        Assert.Equal(head, model.HeadKind(layer));
        Assert.Equal("other", model.HeadKind(earlier));
        foreach (var network in new[] { model, frozen })
        {
            using var quiet = no_grad();
            Assert.InRange(Golden.RelativeError(network.Forward(image), logits), 0, 1e-4);
            var activations = network.Features(earlier, image);
            Assert.InRange(Golden.RelativeError(network.Head(earlier, activations), logits), 0, 1e-4);
        }

        var trace = model.Trace([earlier, layer], image);
        var top = logits.argmax().ToInt64();
        var gradients = autograd.grad([trace.Logits[0, top]], [.. trace.Activations]);
        foreach (var (place, at) in new[] { earlier, layer }.Index())
        {
            var activation = trace.Activations[place].detach();
            var map = (gradients[place].mean([2, 3], keepdim: true) * activation).sum(dim: 1).relu();
            AssertNear(expected[$"{name}/{at}/activations"], EveryThirtySecond(activation));
            AssertNear(expected[$"{name}/{at}/gradient"], EveryThirtySecond(gradients[place]));
            AssertNear(expected[$"{name}/{at}/gradcam"], map);
        }
    }

    private static Tensor EveryThirtySecond(Tensor values) => values[0, TensorIndex.Slice(step: 32)];

    private static void AssertNear(Tensor expected, Tensor actual) =>
        Assert.InRange(Golden.RelativeError(actual.flatten(), expected), 0, 1e-4);
}
