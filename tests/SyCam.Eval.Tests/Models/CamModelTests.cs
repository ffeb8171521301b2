using System.Security.Cryptography;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

public sealed class CamModelTests : IDisposable
{
    private static readonly string Demo = Path.Combine(
        ReferenceData.RepositoryRoot, "assets", "demo", "model.safetensors");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // x = 1 2 3 4. Convolution: 2x and 1 - x. Batch norm: v and v + 1. ReLU: 2 4 6 8 and 1 0 0 0. Means: 5 and 1/4.
    // Logits: 5 + 2/4 + 1/2 = 6 and -4/4 = -1. Gradient of logit 0 behind the ReLU: 1/4 and 2/4 everywhere.
    [Fact]
    public void A_network_small_enough_for_paper_gives_the_numbers_on_paper()
    {
        using var model = TinyNetwork.ByHand(_folder);
        using var scope = NewDisposeScope();
        var image = tensor([1f, 2, 3, 4], [1, 1, 2, 2]);

        var activations = model.Features("relu", image);
        var leaf = activations.detach().requires_grad_();
        var gradient = autograd.grad([model.Head("relu", leaf)[0, 0]], [leaf])[0];

        Assert.Equal([6f, -1], model.Forward(image).data<float>().ToArray());
        Assert.Equal([2f, 4, 6, 8, 0, -1, -2, -3], Shifted(model.Features("bn", image), -1));
        Assert.Equal([2f, 4, 6, 8, 1, 0, 0, 0], activations.data<float>().ToArray());
        Assert.Equal([.25f, .25f, .25f, .25f, .5f, .5f, .5f, .5f], gradient.data<float>().ToArray());
        Assert.Equal([1f, 2, 3, 4], image.data<float>().ToArray());
        Assert.Equal(2, model.ClassCount);
        Assert.Equal("right", model.Sidecar.Classes[1].Name);
        Assert.Equal("relu", model.DefaultLayer);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16)]
    public void Freezing_folds_the_batch_norm_and_refuses_the_folded_convolution(ScalarType type)
    {
        using var model = TinyNetwork.ByHand(_folder);
        using var frozen = model.Frozen(type);
        using var scope = NewDisposeScope();
        var image = tensor([1f, 2, 3, 4], [1, 1, 2, 2]);

        Assert.Equal([6f, -1], frozen.Forward(image).data<float>().ToArray());
        Assert.Equal([6f, -1], frozen.Head("bn", frozen.Features("bn", image)).data<float>().ToArray());

        // These small whole numbers are exact in bfloat16 too.
        var activations = tensor([2f, 4, 6, 8, 1, 0, -1, -2], [1, 2, 2, 2]);
        Assert.Equal([6f, -1], frozen.Head("bn", activations).data<float>().ToArray());
        Assert.Equal(-2, activations[0, 1, 1, 1].ToSingle());
        Assert.Contains("holds 'bn' as well; choose 'bn'",
            Assert.Throws<ArgumentException>(() => frozen.Features("conv", image)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => frozen.Frozen(type));
    }

    // The next layer is a ReLU, which may write in place; a frozen network must not take over memory that fits either.
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void The_head_leaves_the_activations_alone(bool freeze, bool channelsLast)
    {
        using var model = TinyNetwork.ByHand(_folder);
        using var frozen = model.Frozen(ScalarType.Float32);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var activations = tensor([2f, 4, 6, 8, 1, 0, -1, -2], [1, 2, 2, 2]);
        if (channelsLast) activations = Freezer.ChannelsLast(activations);
        var before = activations.clone();

        var logits = (freeze ? frozen : model).Head("bn", activations);

        Assert.Equal([6f, -1], logits.data<float>().ToArray());
        Assert.True(activations.eq(before).all().ToBoolean());
    }

    [Fact]
    public void A_flattened_view_of_the_activations_is_not_written_over()
    {
        const string layers = """
            [{ "type": "dropout" }, { "name": "a", "type": "relu" }, { "type": "dropout", "name": "b" },
             { "type": "flatten" }, { "name": "c", "type": "relu" }]
            """;
        using var model = TinyNetwork.Zeros(_folder, layers);
        using var scope = NewDisposeScope();
        var activations = full([1, 3, 8, 8], -1f);

        var logits = model.Head("a", activations);

        Assert.Equal(0, logits.abs().max().ToSingle());
        Assert.Equal(-1, activations.max().ToSingle());
    }

    [Fact]
    public void Weights_outlive_a_dispose_scope_and_calls_leave_no_tensors_behind()
    {
        CamModel model;
        using (NewDisposeScope()) model = TinyNetwork.ByHand(_folder);
        using (model)
        using (var image = tensor([1f, 2, 3, 4], [1, 1, 2, 2]))
        {
            model.Forward(image).Dispose();
            using var frozen = model.Frozen(ScalarType.Float32);
            using var scope = NewDisposeScope();
            using var rough = model.Quantized(image);
            var before = scope.DisposablesCount;
            for (var repeat = 0; repeat < 20; repeat++)
            {
                model.Forward(image).Dispose();
                model.Head("relu", model.Features("relu", image)).Dispose();
                frozen.Forward(image).Dispose();
                rough.Forward(image).Dispose();
                rough.Features("relu", image).Dispose();
            }
            // The 20 activations that this test did not free; nothing else.
            Assert.Equal(20, scope.DisposablesCount - before);
        }
    }

    [Fact]
    public void The_demo_network_gives_pytorchs_logits()
    {
        using var model = CamModel.Load(Demo);
        using var frozen = model.Frozen(ScalarType.Float32);
        using var scope = NewDisposeScope();
        using var golden = System.Text.Json.JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Path.GetDirectoryName(Demo)!, "golden.json")));
        var checkedImages = 0;
        foreach (var entry in golden.RootElement.GetProperty("entries").EnumerateArray())
        {
            var name = entry.GetProperty("image").GetString()!;
            if (!name.EndsWith(".png", StringComparison.Ordinal)) continue;
            var expected = tensor(entry.GetProperty("logits").EnumerateArray().Select(v => v.GetDouble()).ToArray());
            var picture = ImageFile.Read(Path.Combine(Path.GetDirectoryName(Demo)!, name));
            var input = Normalized(picture, model.Sidecar);
            Assert.InRange(Golden.RelativeError(model.Forward(input)[0].to(ScalarType.Float64), expected), 0, 1e-5);
            Assert.InRange(Golden.RelativeError(frozen.Forward(input)[0].to(ScalarType.Float64), expected), 0, 1e-5);
            checkedImages++;
        }
        Assert.Equal(2, checkedImages);
        using var stream = File.OpenRead(Demo);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(stream)), model.Hash);
        Assert.Empty(model.Sidecar.Notes);
    }

    [Fact]
    public void Layers_are_described_with_shapes_and_the_reason_why_not()
    {
        using var model = TinyNetwork.ByHand(_folder);

        Assert.Equal(
        [
            new LayerShape("conv", 2, 2, 2, true, null),
            new LayerShape("bn", 2, 2, 2, true, null),
            new LayerShape("relu", 2, 2, 2, true, null),
            new LayerShape("gap", 2, 1, 1, false,
                "its output has one position only; choose a layer before the pooling"),
            new LayerShape("flatten", 2, 1, 1, false,
                "its output is a vector without positions; choose a layer before the network flattens"),
            new LayerShape("fc", 2, 1, 1, false,
                "its output is a vector without positions; choose a layer before the network flattens"),
        ], model.DescribeLayers());
    }

    [Theory]
    [InlineData("""[{ "type": "relu" }, { "type": "dropout" }, { "type": "gap" }, { "type": "flatten" }]""",
        "gap-linear")]
    [InlineData("""[{ "type": "relu" }, { "type": "flatten" }, { "type": "dropout" }]""", "linear")]
    [InlineData("""[{ "type": "relu" }, { "type": "avgpool", "k": 2 }, { "type": "flatten" }]""", "linear")]
    [InlineData("""[{ "type": "relu" }, { "type": "avgpool", "k": 2 }, { "type": "gap" }, { "type": "flatten" }]""",
        "linear")]
    [InlineData("""[{ "type": "relu" }, { "type": "maxpool", "k": 2 }, { "type": "flatten" }]""", "other")]
    [InlineData("""[{ "type": "relu" }, { "type": "gap" }, { "type": "leaky_relu" }, { "type": "flatten" }]""",
        "other")]
    public void The_kind_of_head_follows_from_the_layers_behind(string layers, string expected)
    {
        using var model = TinyNetwork.Zeros(_folder, layers);

        Assert.Equal(expected, model.HeadKind("relu"));
    }

    [Fact]
    public void A_class_convolution_before_the_pooling_keeps_the_gradient_constant_over_positions()
    {
        const string layers = """
            [{ "type": "relu" }, { "name": "c", "type": "conv", "out": 4, "k": 1 }, { "type": "gap" },
             { "type": "flatten" }]
            """;
        using var model = TinyNetwork.Zeros(_folder, layers, ("c.weight", [4, 3, 1, 1]), ("c.bias", [4]));

        Assert.Equal("gap-linear", model.HeadKind("relu"));
        Assert.Equal("gap-linear", model.HeadKind("c"));
    }

    private static float[] Shifted(Tensor features, float second)
    {
        using var shift = tensor([0f, second]).reshape(1, 2, 1, 1);
        return (features + shift).data<float>().ToArray();
    }

    private static Tensor Normalized(RgbImage picture, ModelSidecar sidecar)
    {
        var bytes = tensor(picture.Pixels.ToArray()).reshape(1, picture.Height, picture.Width, 3);
        var mean = tensor(sidecar.Mean.Select(value => (float)value).ToArray());
        var std = tensor(sidecar.Std.Select(value => (float)value).ToArray());
        return (((bytes.to(ScalarType.Float32) / 255f) - mean) / std).permute(0, 3, 1, 2);
    }
}
