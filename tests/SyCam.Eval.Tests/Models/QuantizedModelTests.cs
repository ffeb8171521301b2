using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Testing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

/// <summary>Networks in 8 bits: a small one by hand, the families beside their float32 selves, the real ones beside PyTorch's
/// recorded logits.</summary>
public sealed class QuantizedModelTests : IDisposable
{
    private const int Size = 96;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The example's greatest value is 5, so steps are 1/51 before the convolution and, up to 10, 2/51 behind it. 2x is then
    // exact; of 2 - x only 1 is left by the ReLU, 25.5 steps of 2/51, and the mean of four is off by at most 1/204.
    [Fact]
    public void A_small_network_is_right_up_to_the_rounding_by_hand()
    {
        using var model = TinyNetwork.ByHand(_folder);
        using var scope = NewDisposeScope();
        var image = tensor([1f, 2, 4, 5], [1, 1, 2, 2]);
        Assert.Equal([7f, -1], model.Forward(image).data<float>().ToArray());

        using var rough = model.Quantized(image);

        var logits = rough.Forward(image).data<float>().ToArray();
        Assert.InRange(logits[0], 7 - (2 / 204f) - 1e-5f, 7 + (2 / 204f) + 1e-5f);
        Assert.InRange(logits[1], -1 - (4 / 204f) - 1e-5f, -1 + (4 / 204f) + 1e-5f);
        var activations = rough.Features("relu", image);
        Assert.Equal(ScalarType.Float32, activations.dtype);
        var seen = activations.flatten().data<float>().ToArray();
        float[] expected = [2, 4, 8, 10, 1, 0, 0, 0];
        Assert.All(seen.Zip(expected), pair => Assert.InRange(pair.First - pair.Second, -1.01f / 51, 1.01f / 51));
        Assert.Contains("holds 'relu' as well; choose 'relu'",
            Assert.Throws<ArgumentException>(() => rough.Features("conv", image)).Message, StringComparison.Ordinal);
        Assert.Contains("choose 'relu'",
            Assert.Throws<ArgumentException>(() => rough.Features("bn", image)).Message, StringComparison.Ordinal);
    }

    // Random weights spread rounding errors from block to block, most of all through the thin layers of MobileNet: so its
    // activations are looked at early, and of its logits only the coarse shape is left.
    [Theory]
    [InlineData("alexnet", "features.11", 0.1)]
    [InlineData("densenet121", "features.denseblock3", 0.1)]
    [InlineData("mobilenet_v2", "features.3", 0.4)]
    public void Families_without_reference_weights_keep_logits_activations_and_gradients(
        string name, string layer, double logits)
    {
        using var model = CamModel.Load(FormulaWeights.Write(_folder, name, 10, Size));
        using var scope = NewDisposeScope();
        var pixels = FormulaWeights.Uniform(2 * 3 * Size * Size, 0).Select(u => (float)((u * 4) - 2)).ToArray();
        var images = tensor(pixels, [2, 3, Size, Size]);
        using var rough = model.Quantized(images);
        using var quiet = no_grad();

        Assert.InRange(Golden.RelativeError(rough.Forward(images), model.Forward(images)), 1e-6, logits);
        var exact = model.Features(layer, images);
        Assert.InRange(Golden.RelativeError(rough.Features(layer, images), exact), 1e-6, 0.1);
        Assert.InRange(Golden.RelativeError(rough.Head(layer, exact), model.Forward(images)), 0, logits);

        // Where a gradient is recorded, nothing is rounded.
        using var frozen = model.Frozen(ScalarType.Float32);
        using var recording = enable_grad();
        var trace = rough.Trace([layer], images);
        var gradient = autograd.grad([trace.Logits[0, 3]], [trace.Activations[0]])[0];
        var leaf = trace.Activations[0].detach().requires_grad_();
        var expected = autograd.grad([frozen.Head(layer, leaf)[0, 3]], [leaf])[0];
        Assert.InRange(Golden.RelativeError(gradient, expected), 0, 1e-5);
    }

    [Theory]
    [InlineData("resnet18", "inputs_224")]
    [InlineData("resnet50", "inputs_224")]
    [InlineData("squeezenet1_1", "inputs_224")]
    [InlineData("squeezenet1_0", "inputs_224")]
    [InlineData("tiny_darknet", "inputs_224")]
    [InlineData("cifar10_resnet20", "inputs_cifar10")]
    [InlineData("cifar10_vgg8", "inputs_cifar10")]
    public void Real_networks_keep_the_probabilities_of_golden_images(string network, string inputs)
    {
        using var model = Golden.Load(network);
        using var expected = Golden.Open(network);
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var images = Golden.Images(inputs, model.Sidecar, 8);
        var before = images.clone();
        var alive = scope.DisposablesCount;
        using var rough = model.Quantized(images);
        rough.Forward(images).Dispose();
        Assert.Equal(alive, scope.DisposablesCount);

        var logits = rough.Forward(images);

        Assert.True(before.eq(images).all().item<bool>());
        Assert.Equal(model.Hash, rough.Hash);
        Assert.Equal(model.LayerNames, rough.LayerNames);
        Assert.Equal(model.DefaultLayer, rough.DefaultLayer);
        var off = (logits.softmax(1) - expected.Read("logits").softmax(1)).abs();
        Assert.InRange(off.max().item<float>(), 1e-7, 0.2);
        Assert.InRange(off.amax([1L]).mean().item<float>(), 1e-7, 0.06);
    }

    // The map marks everything, so the masked image is the clean one: with clean probabilities of another precision the
    // drop would not be 0.
    [Theory]
    [InlineData("average_drop", 0)]
    [InlineData("drop_in_confidence", 0)]
    [InlineData("average_gain", 0)]
    public void A_rough_drop_is_taken_from_the_rough_networks_own_probability(string metric, double expected)
    {
        using var model = Golden.Load("cifar10_resnet20");
        using var scope = NewDisposeScope();
        var inputs = Golden.Images("inputs_cifar10", model.Sidecar, 8);
        using var exact = new FrozenNetwork(model);
        using var rough = new FrozenNetwork(model, precision: ScalarType.Int8, examples: inputs);
        using var images = ImagePreparer.Prepare(
            model, exact, model.DefaultLayer, [.. Enumerable.Range(0, 8).Select(i => $"{i}")], inputs.clone(), null,
            new long?[8], CancellationToken.None);
        using var context = new MetricContext(
            images, rough, MetricOptions.Full with { Precision = ScalarType.Int8 }, CancellationToken.None);
        using var batch = new SaliencyBatch(ones(8, 1, 32, 32), [.. Enumerable.Range(0, 8)]);

        Assert.All(
            MetricReader.Read(metric).Score(context, batch), score => Assert.Equal(expected, score, 1e-5));
    }
}
