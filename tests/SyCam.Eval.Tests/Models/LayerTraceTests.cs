using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

public sealed class LayerTraceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;

    public LayerTraceTests() => _model = TinyNetwork.ByHand(_folder);

    // The network of CamModelTests: 1x1 convolution (2 x and 1 - x), batch norm (v and v + 1), ReLU, mean, linear.
    [Fact]
    public void Activations_come_in_the_order_asked_for_with_gradients_to_each()
    {
        using var scope = NewDisposeScope();
        using var image = tensor(new float[] { 1, 2, 3, -4 }, [1, 1, 2, 2]);

        var trace = _model.Trace(["relu", "conv"], image);
        var gradients = autograd.grad([trace.Logits[0, 0]], [.. trace.Activations]);

        Assert.Equal([2, 4, 6, -8, 0, -1, -2, 5], Values(trace.Activations[1]));
        Assert.Equal([2, 4, 6, 0, 1, 0, 0, 6], Values(trace.Activations[0]));
        // d y_0 / d relu is 1/4 and 2/4; through the ReLU where it is open, and the batch norm's factors 1 and 1.
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f, 0.5f, 0.5f, 0.5f, 0.5f], Values(gradients[0]));
        Assert.Equal([0.25f, 0.25f, 0.25f, 0, 0.5f, 0, 0, 0.5f], Values(gradients[1]));
    }

    [Fact]
    public void From_a_layer_on_only_the_rest_is_run()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var image = tensor(new float[] { 1, 2, 3, -4 }, [1, 1, 2, 2]);
        var features = _model.Features("conv", image);

        var trace = _model.Trace(["relu"], features, from: "conv");

        Assert.True(allclose(trace.Logits, _model.Forward(image)));
        Assert.True(allclose(trace.Activations[0], _model.Features("relu", image)));
        Assert.True(trace.Activations[0].requires_grad);
        Assert.False(features.requires_grad);
        Assert.Throws<ArgumentException>(() => _model.Trace(["conv"], features, from: "relu"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.Trace([], image));
    }

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    private static float[] Values(Tensor activations) => activations.detach().data<float>().ToArray();
}
