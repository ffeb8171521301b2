using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

/// <summary>Real networks against logits, activations and gradients that PyTorch computed.</summary>
public sealed class GoldenModelTests
{
    [Theory]
    [InlineData("resnet18", "resnet18", "layer4.1", "inputs_224", "gap-linear")]
    [InlineData("resnet18_layer3", "resnet18", "layer3.1", "inputs_224", "other")]
    [InlineData("resnet50", "resnet50", "layer4.2", "inputs_224", "gap-linear")]
    [InlineData("squeezenet1_0", "squeezenet1_0", "features.12", "inputs_224", "other")]
    [InlineData("squeezenet1_1", "squeezenet1_1", "features.12", "inputs_224", "other")]
    [InlineData("tiny_darknet", "tiny_darknet", "features.48", "inputs_224", "gap-linear")]
    [InlineData("vggtype_imagenette", "vggtype_imagenette", "features.48", "inputs_imagenette", "other")]
    [InlineData("cifar10_resnet20", "cifar10_resnet20", "layer3.2", "inputs_cifar10", "gap-linear")]
    [InlineData("cifar10_vgg8", "cifar10_vgg8", "features.26", "inputs_cifar10", "other")]
    [InlineData("cifar10_vgg8_mid", "cifar10_vgg8", "features.19", "inputs_cifar10", "other")]
    public void Logits_activations_and_gradients_are_those_of_pytorch(
        string golden, string network, string layer, string inputs, string headKind)
    {
        using var model = Golden.Load(network);
        using var expected = Golden.Open(golden);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var images = Golden.Images(inputs, model.Sidecar, 8);
        Assert.True(allclose(model.Forward(images), expected.Read("logits"), 1e-4, 1e-3));

        var two = images.narrow(0, 0, 2);
        var activations = model.Features(layer, two);
        var classes = expected.Read("class_index").data<long>().ToArray();
        Assert.Equal(headKind, model.HeadKind(layer));
        for (var image = 0; image < 2; image++)
        {
            Assert.InRange(Golden.RelativeError(activations[image], expected.Read($"act/{image}")), 0, 1e-4);
            var gradient = Gradient(model, layer, activations.narrow(0, image, 1), classes[image]);
            Assert.InRange(Golden.RelativeError(gradient[0], expected.Read($"grad/{image}")), 0, 1e-4);
        }
    }

    [Theory]
    [InlineData("resnet18", "inputs_224")]
    [InlineData("squeezenet1_1", "inputs_224")]
    [InlineData("tiny_darknet", "inputs_224")]
    [InlineData("cifar10_vgg8", "inputs_cifar10")]
    [InlineData("cifar10_resnet20", "inputs_cifar10")]
    public void Frozen_networks_give_the_golden_logits(string network, string inputs)
    {
        using var model = Golden.Load(network);
        using var frozen = model.Frozen(ScalarType.Float32);
        using var expected = Golden.Open(network);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var images = Golden.Images(inputs, model.Sidecar, 8);
        var before = images.clone();

        Assert.InRange(Golden.RelativeError(frozen.Forward(images), expected.Read("logits")), 0, 1e-4);

        Assert.True(before.eq(images).all().ToBoolean());
        Assert.Equal(model.LayerNames, frozen.LayerNames);
        Assert.Equal(model.Hash, frozen.Hash);
        var layer = model.DefaultLayer;
        using var exact = model.Features(layer, images);
        Assert.InRange(Golden.RelativeError(frozen.Features(layer, images), exact), 0, 1e-4);
        Assert.InRange(Golden.RelativeError(frozen.Head(layer, exact), expected.Read("logits")), 0, 1e-4);
    }

    [Fact]
    public void Bfloat16_keeps_the_top_class_of_every_golden_image()
    {
        using var model = Golden.Load("resnet18");
        using var frozen = model.Frozen(ScalarType.BFloat16);
        using var expected = Golden.Open("resnet18");
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        var logits = frozen.Forward(Golden.Images("inputs_224", model.Sidecar, 8));

        Assert.Equal(ScalarType.Float32, logits.dtype);
        Assert.Equal(expected.Read("class_index").data<long>().ToArray(), logits.argmax(1).data<long>().ToArray());
    }

    // Computed with torch.nn.functional from the same two files, rounded to four digits.
    [Fact]
    public void The_deep_cifar_network_gives_pytorchs_logits()
    {
        using var model = Golden.Load("cifar10_resnet56");
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var expected = tensor(
        [
            18.5445f, -4.2227f, 1.8801f, -7.7804f, -3.1207f, -9.2151f, -4.7063f, 7.8528f, 1.622f, -0.8712f,
            -9.3817f, 17.1408f, -3.0302f, -3.2062f, -4.655f, -5.0714f, 0.5824f, -3.307f, 1.5876f, 9.3696f,
        ]).reshape(2, 10);

        var logits = model.Forward(Golden.Images("inputs_cifar10", model.Sidecar, 2));

        Assert.InRange(Golden.RelativeError(logits, expected), 0, 1e-5);
    }

    private static Tensor Gradient(SyCam.Eval.Models.CamModel model, string layer, Tensor activation, long label)
    {
        using var recording = enable_grad();
        var leaf = activation.detach().clone().requires_grad_();
        var logit = model.Head(layer, leaf)[0, label];
        return autograd.grad([logit], [leaf])[0];
    }
}
