using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>The network that has learned nothing: a copy whose parameters have their own values in another order.</summary>
public sealed class ShuffledTests : IDisposable
{
    // Twenty convolutions and a linear layer with biases: 42 parameters.
    private const int Convolutions = 20;
    private const int Channels = 3;
    private const int Classes = 2;
    private const string LastLayer = "conv19";

    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;

    public ShuffledTests() => _model = Load(_folder);

    [Fact]
    public void Every_parameter_keeps_its_values_in_another_order()
    {
        using var shuffled = _model.Shuffled(seed: 1, stage: 1, stages: 1);

        for (var layer = 0; layer < Convolutions; layer++)
        {
            AssertOtherOrder(Convolution(_model, layer).Weights, Convolution(shuffled, layer).Weights);
            AssertOtherOrder(Convolution(_model, layer).Biases, Convolution(shuffled, layer).Biases, mayStay: true);
        }

        AssertOtherOrder(Head(_model).Weights, Head(shuffled).Weights);
        AssertOtherOrder(Head(_model).Biases, Head(shuffled).Biases, mayStay: true);
    }

    [Fact]
    public void A_seed_decides_the_order()
    {
        using var one = _model.Shuffled(seed: 1, 1, 1);
        using var again = _model.Shuffled(seed: 1, 1, 1);
        using var other = _model.Shuffled(seed: 2, 1, 1);

        Assert.Equal(Logits(one), Logits(again));
        Assert.NotEqual(Logits(one), Logits(other));
        Assert.NotEqual(Logits(one), Logits(_model));
    }

    // From the logits down: half of 42 parameters are the linear layer, nine convolutions and the bias of conv10.
    [Fact]
    public void Stages_go_from_the_logits_down()
    {
        using var half = _model.Shuffled(seed: 1, 1, 2);

        for (var layer = 0; layer <= 10; layer++)
            Assert.Equal(Convolution(_model, layer).Weights, Convolution(half, layer).Weights);
        for (var layer = 0; layer < 10; layer++)
            Assert.Equal(Convolution(_model, layer).Biases, Convolution(half, layer).Biases);
        for (var layer = 11; layer < Convolutions; layer++)
            AssertOtherOrder(Convolution(_model, layer).Weights, Convolution(half, layer).Weights);
        AssertOtherOrder(Head(_model).Weights, Head(half).Weights);
    }

    // 42 * 9 / 14 = 27 parameters: the linear layer, twelve convolutions, and of conv7 the bias but not the weights.
    // As a product of doubles it would be a little more than 27.
    [Fact]
    public void A_share_that_comes_out_even_is_not_rounded_up()
    {
        using var shuffled = _model.Shuffled(seed: 1, 9, 14);

        Assert.Equal(Convolution(_model, 7).Weights, Convolution(shuffled, 7).Weights);
        AssertOtherOrder(Convolution(_model, 8).Weights, Convolution(shuffled, 8).Weights);
    }

    [Fact]
    public void A_share_that_does_not_is()
    {
        // 42 / 5 = 8.4: nine are the linear layer, three convolutions and the bias of conv16.
        using var shuffled = _model.Shuffled(seed: 1, 1, 5);

        Assert.Equal(Convolution(_model, 16).Weights, Convolution(shuffled, 16).Weights);
        AssertOtherOrder(Convolution(_model, 17).Weights, Convolution(shuffled, 17).Weights);
        Assert.Equal(Convolution(_model, 15).Biases, Convolution(shuffled, 15).Biases);
    }

    [Fact]
    public void The_copy_and_the_original_do_not_need_each_other()
    {
        var before = Logits(_model);
        using (_model.Shuffled(seed: 1, 1, 2)) Assert.Equal(before, Logits(_model));
        Assert.Equal(before, Logits(_model));

        using var folder = new TemporaryFolder();
        var original = Load(folder);
        using var shuffled = original.Shuffled(seed: 1, 1, 2);
        var logits = Logits(shuffled);
        original.Dispose();
        Assert.Equal(logits, Logits(shuffled));
    }

    private static void AssertOtherOrder(float[] expected, float[] actual, bool mayStay = false)
    {
        Assert.Equal(expected.Order(), actual.Order());
        // Three biases stay in place for one order of six.
        if (!mayStay) Assert.NotEqual(expected, actual);
    }

    private static float[] Logits(CamModel model)
    {
        using var scope = NewDisposeScope();
        return model.Forward(linspace(-1, 2, Channels * 4).reshape(1, Channels, 2, 2)).contiguous().data<float>().ToArray();
    }

    // What a layer makes of nothing is its bias, and of one channel a column of its weights besides.
    private static (float[] Weights, float[] Biases) Convolution(CamModel model, int layer)
    {
        using var scope = NewDisposeScope();
        return Read(input => layer == 0
            ? model.Features("conv0", input)
            : model.Trace([$"conv{layer}"], input, $"conv{layer - 1}").Activations[0].detach());
    }

    private static (float[] Weights, float[] Biases) Head(CamModel model)
    {
        using var scope = NewDisposeScope();
        return Read(input => model.Head(LastLayer, input));
    }

    private static (float[] Weights, float[] Biases) Read(Func<Tensor, Tensor> run)
    {
        using var quiet = no_grad();
        var channels = eye(Channels).reshape(Channels, Channels, 1, 1).repeat(1, 1, 2, 2);
        var nothing = run(zeros(1, Channels, 2, 2));
        return (First(run(channels) - nothing), First(nothing));
    }

    // Of each result its first position.
    private static float[] First(Tensor result)
    {
        var rows = result.dim() == 4 ? result.select(3, 0).select(2, 0) : result;
        return rows.contiguous().data<float>().ToArray();
    }

    private static CamModel Load(TemporaryFolder folder)
    {
        var layers = Enumerable.Range(0, Convolutions)
            .Select(layer => $$"""{ "name": "conv{{layer}}", "type": "conv", "out": {{Channels}}, "k": 1 },""");
        File.WriteAllText(folder.File("deep.json"), $$"""
            {
              "architecture": "sequential", "input": [{{Channels}}, 2, 2], "mean": [0, 0, 0], "std": [1, 1, 1],
              "classes": ["a", "b"], "default_layer": "{{LastLayer}}",
              "layers": [ {{string.Join(' ', layers)}} { "type": "gap" }, { "type": "flatten" },
                { "name": "out", "type": "linear", "out": {{Classes}} } ]
            }
            """);
        List<(string, long[], float[])> tensors = [];
        for (var layer = 0; layer < Convolutions; layer++)
        {
            tensors.Add(($"conv{layer}.weight", [Channels, Channels, 1, 1], Distinct(Channels * Channels)));
            tensors.Add(($"conv{layer}.bias", [Channels], Distinct(Channels)));
        }

        tensors.Add(("out.weight", [Classes, Channels], Distinct(Classes * Channels)));
        tensors.Add(("out.bias", [Classes], Distinct(Classes)));
        SafetensorsWriter.Write(folder.File("deep.safetensors"), tensors);
        return CamModel.Load(folder.File("deep.safetensors"));
    }

    // Eighths, so that sums and differences of a few are exact.
    private static float[] Distinct(int count) => [.. Enumerable.Range(1, count).Select(value => value / 8f)];

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }
}
