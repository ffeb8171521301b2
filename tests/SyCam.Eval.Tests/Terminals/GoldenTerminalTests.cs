using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Eval.Tests.Models;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Terminals;

/// <summary>Terminals of real networks: scores that PyTorch computed from the papers' formulas, and sums that must come
/// out.</summary>
public sealed class GoldenTerminalTests
{
    [Theory]
    [InlineData("resnet18", "resnet18", "layer4.1", "inputs_224", 1)]
    [InlineData("squeezenet1_1", "squeezenet1_1", "features.12", "inputs_224", 1)]
    [InlineData("tiny_darknet", "tiny_darknet", "features.48", "inputs_224", 2)]
    [InlineData("vggtype_imagenette", "vggtype_imagenette", "features.48", "inputs_imagenette", 2)]
    [InlineData("cifar10_resnet20", "cifar10_resnet20", "layer3.2", "inputs_cifar10", 8)]
    [InlineData("cifar10_vgg8", "cifar10_vgg8", "features.26", "inputs_cifar10", 8)]
    [InlineData("cifar10_vgg8_mid", "cifar10_vgg8", "features.19", "inputs_cifar10", 8)]
    public void Score_and_ablation_give_the_papers_weights_and_maps(
        string golden, string network, string layer, string inputs, int count)
    {
        using var scope = NewDisposeScope();
        using var model = Golden.Load(network);
        using var expected = Golden.Open(golden);
        using var frozen = new FrozenNetwork(model);
        using var images = Prepare(model, frozen, layer, inputs, count, expected.Read("class_index").data<long>().ToArray());

        var scores = images.Take(new InputSource("score_cam"), 0, count);
        var falls = images.Take(new InputSource("ablation"), 0, count);
        var shares = falls / images.Take(new InputSource("logit"), 0, count);

        var errors = new Dictionary<string, double>();
        for (var i = 0; i < count; i++)
        {
            Note("scores", scores[i].flatten(), expected.Read($"ref/scorecam_scores/{i}"));
            Note("ablation", shares[i].flatten(), expected.Read($"ref/ablationcam_weights/{i}"));
            NoteMap("scorecam", scores.softmax(1), i);
            NoteMap("ablationcam", shares, i);
        }

        var text = string.Join(", ", errors.Select(pair => $"{pair.Key} {pair.Value:0.0e+0}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{golden}: {text}");
        // In a map, channels of either sign cancel.
        Assert.All(errors, pair => Assert.True(pair.Value < (pair.Key == "ablationcam" ? 5e-4 : 1e-4), $"{golden}: {text}"));

        void NoteMap(string name, Tensor weights, int image)
        {
            var map = (weights[image] * images.Activations[image]).sum([0L]).relu();
            var reference = expected.Read($"ref/{name}")[image];
            // Where no position is positive, none may be here.
            if (reference.max().ToSingle() == 0) Assert.Equal(0, map.max().ToSingle());
            else Note(name, map, reference);
        }

        void Note(string what, Tensor actual, Tensor reference) => errors[what] = Math.Max(
            errors.GetValueOrDefault(what),
            Golden.RelativeError(actual.to(ScalarType.Float64), reference.to(ScalarType.Float64)));
    }

    [Theory]
    [InlineData("resnet18", "layer4.1", "inputs_224")]
    [InlineData("squeezenet1_1", "features.12", "inputs_224")]
    [InlineData("tiny_darknet", "features.48", "inputs_224")]
    [InlineData("vggtype_imagenette", "features.48", "inputs_imagenette")]
    [InlineData("cifar10_resnet20", "layer3.2", "inputs_cifar10")]
    [InlineData("cifar10_vgg8", "features.26", "inputs_cifar10")]
    public void The_full_gradient_sums_up_to_the_logit(string network, string layer, string inputs)
    {
        using var scope = NewDisposeScope();
        using var model = Golden.Load(network);
        using var frozen = new FrozenNetwork(model);
        using var images = Prepare(model, frozen, layer, inputs, 2, null);

        var (input, terms) = FullGradientTerminal.Decompose(
            model, TargetExpression.Default, images.Inputs, images.Classes);

        var sums = Sum(input);
        foreach (var term in terms) sums += Sum(term);
        var logits = images.Take(new InputSource("logit"), 0, 2).flatten().to(ScalarType.Float64);
        // Terms of either sign cancel, so that the error is that of the largest of them.
        Assert.InRange(Golden.RelativeError(sums, logits), 0, 1e-3);
    }

    // XGrad-CAM's identity: y = sum of gradient times activation at a layer + all that is added behind the layer.
    [Theory]
    [InlineData("cifar10_vgg8", "inputs_cifar10", "features.2", "features.9", "features.19", "features.26")]
    [InlineData("tiny_darknet", "inputs_224", "features.9", "features.27", "features.48")]
    public void Gradient_times_activation_and_later_biases_sum_up_to_the_logit(
        string network, string inputs, params string[] layers)
    {
        using var scope = NewDisposeScope();
        using var model = Golden.Load(network);
        using var frozen = new FrozenNetwork(model);
        using var images = Prepare(model, frozen, model.DefaultLayer, inputs, 2, null);
        using var weights = SafetensorsFile.Open(
            Path.Combine(ReferenceData.Require(), "models", network + ".safetensors"));
        var (_, terms) = FullGradientTerminal.Decompose(
            model, TargetExpression.Default, images.Inputs, images.Classes);
        var logits = images.Take(new InputSource("logit"), 0, 2).flatten().to(ScalarType.Float64);

        foreach (var layer in layers)
        {
            var before = model.LayerNames.TakeWhile(name => name != layer).Append(layer)
                .Count(name => weights.Find(name + ".bias") is not null);
            var sums = Sum(images.Take(new InputSource("gradient", layer), 0, 2)
                * images.Take(new InputSource("activation", layer), 0, 2));
            foreach (var term in terms.Skip(before)) sums += Sum(term);
            Assert.InRange(Golden.RelativeError(sums, logits), 0, 1e-3);
        }
    }

    [Fact]
    public void Gradients_at_several_layers_are_those_at_each_alone()
    {
        using var scope = NewDisposeScope();
        using var model = Golden.Load("resnet18");
        using var frozen = new FrozenNetwork(model);
        using var images = Prepare(model, frozen, "layer4.1", "inputs_224", 2, null);
        Dictionary<string, InputSource> sources = new()
        {
            ["1"] = new("gradient", "scale1"), ["2"] = new("gradient", "scale2"), ["3"] = new("gradient", "scale3"),
        };
        string[] expected = ["layer4.1", "layer3.1", "layer2.1"];

        var together = images.Take(sources, 0, 2);

        foreach (var (name, layer) in sources.Keys.Zip(expected))
        {
            var (_, alone, _, _) = ImagePreparer.PrepareChunk(model, layer, images.Inputs, [null, null]);
            Assert.InRange(Golden.RelativeError(together[name], alone), 0, 1e-5);
        }
    }

    private static Tensor Sum(Tensor values) => values.flatten(1).sum([1L], false, ScalarType.Float64);

    private static PreparedImages Prepare(
        CamModel model, FrozenNetwork network, string layer, string inputs, int count, long[]? labels) =>
        ImagePreparer.Prepare(
            model, network, layer, [.. Enumerable.Range(0, count).Select(i => $"{i}")],
            Golden.Images(inputs, model.Sidecar, count), null,
            [.. Enumerable.Range(0, count).Select(i => labels?[i])], CancellationToken.None);
}
