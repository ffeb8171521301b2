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

        var activations = model.Features(layer, images);
        var classes = expected.Read("class_index").data<long>().ToArray();
        var statistics = GoldenStatistics.Of(golden);
        Assert.Equal(headKind, model.HeadKind(layer));
        Assert.Equal(8, statistics.Count);
        for (var image = 0; image < 8; image++)
        {
            var gradient = Gradient(model, layer, activations.narrow(0, image, 1), classes[image])[0];
            statistics[image].Activations.AssertHoldFor(activations[image]);
            statistics[image].Gradients.AssertHoldFor(gradient);
            // Of the first two images, every value was kept.
            if (image >= 2) continue;
            Assert.InRange(Golden.RelativeError(activations[image], expected.Read($"act/{image}")), 0, 1e-4);
            Assert.InRange(Golden.RelativeError(gradient, expected.Read($"grad/{image}")), 0, 1e-4);
        }
    }

    [Theory]
    [InlineData("resnet18", "inputs_224")]
    [InlineData("resnet50", "inputs_224")]
    [InlineData("squeezenet1_0", "inputs_224")]
    [InlineData("squeezenet1_1", "inputs_224")]
    [InlineData("tiny_darknet", "inputs_224")]
    [InlineData("vggtype_imagenette", "inputs_imagenette")]
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

    // The one network without recorded arrays: deep_cifar.tsv has logits, activations, gradients and Grad-CAM from
    // make_deep_cifar.py, which says the network with torch.nn.functional.
    [Fact]
    public void The_deep_cifar_network_gives_pytorchs_logits_activations_and_map()
    {
        using var model = Golden.Load("cifar10_resnet56");
        using var frozen = model.Frozen(ScalarType.Float32);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var expected = ExpectedRows.Read("deep_cifar.tsv");
        var images = Golden.Images("inputs_cifar10", model.Sidecar, 8);
        var activations = model.Features("layer3.8", images);

        var logits = model.Forward(images);

        Assert.Equal("layer3.8", model.DefaultLayer);
        Assert.InRange(Golden.RelativeError(logits, expected["logits"].reshape(8, 10)), 0, 1e-4);
        Assert.InRange(Golden.RelativeError(frozen.Forward(images), expected["logits"].reshape(8, 10)), 0, 1e-4);
        Assert.InRange(Golden.RelativeError(activations[0].flatten(), expected["activations/0"]), 0, 1e-4);
        for (var image = 0; image < 8; image++)
        {
            var gradient = Gradient(model, "layer3.8", activations.narrow(0, image, 1), logits[image].argmax().ToInt64());
            var map = (gradient.mean([2, 3], keepdim: true) * activations[image]).sum(dim: 1).relu().flatten();
            Assert.InRange(Golden.RelativeError(gradient[0, TensorIndex.Colon, 0, 0], expected[$"gradient/{image}"]), 0, 1e-4);
            Assert.InRange(Golden.RelativeError(map, expected[$"gradcam/{image}"]), 0, 1e-4);
        }
    }

    private static Tensor Gradient(SyCam.Eval.Models.CamModel model, string layer, Tensor activation, long label)
    {
        using var recording = enable_grad();
        var leaf = activation.detach().clone().requires_grad_();
        var logit = model.Head(layer, leaf)[0, label];
        return autograd.grad([logit], [leaf])[0];
    }
}
