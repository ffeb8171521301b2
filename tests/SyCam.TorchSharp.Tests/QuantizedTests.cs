using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Tests;

/// <summary>8-bit numbers by hand, and convolutions of them beside those of whole numbers in float32.</summary>
public sealed class QuantizedTests
{
    [Theory]
    [InlineData(0, 255, 1, 0)]
    [InlineData(-51, 204, 1, 51)]
    [InlineData(-2.55, 0, 0.01, 255)]
    // 0 always has a number of its own.
    [InlineData(5, 25.5, 0.1, 0)]
    [InlineData(-510, -5, 2, 255)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0, double.PositiveInfinity, 1, 0)]
    [InlineData(double.NaN, 3, 1, 0)]
    public void A_range_has_255_steps_and_an_exact_zero(double least, double greatest, double scale, long zeroPoint)
    {
        var quantization = Quantization.Of(least, greatest);

        Assert.Equal(scale, quantization.Scale, 1e-12);
        Assert.Equal(zeroPoint, quantization.ZeroPoint);
    }

    [Fact]
    public void Numbers_are_rounded_to_steps_and_cut_off_at_the_ends_of_the_range()
    {
        using var scope = NewDisposeScope();
        // Steps of a half from -10 to 117.5.
        var by = new Quantization(0.5, 20);

        var quantized = tensor([-100f, -10, -0.3f, 0, 0.2f, 0.3f, 117.5f, 200]).Quantize(by);

        Assert.True(quantized.IsQuantized());
        Assert.Equal([-10f, -10, -0.5f, 0, 0, 0.5f, 117.5f, 117.5f], quantized.Dequantize().data<float>().ToArray());
        Assert.False(quantized.Dequantize().IsQuantized());
    }

    [Fact]
    public void The_layout_in_memory_stays()
    {
        using var scope = NewDisposeScope();
        var input = arange(24).to(ScalarType.Float32).reshape(1, 4, 3, 2).permute(0, 3, 1, 2);

        var quantized = input.Quantize(new Quantization(1, 0));

        Assert.Equal(1, quantized.stride(1));
        Assert.Equal(input.flatten().data<float>().ToArray(), quantized.Dequantize().flatten().data<float>().ToArray());
    }

    [Fact]
    public void Sums_and_neighbours_may_have_different_scales()
    {
        using var scope = NewDisposeScope();
        var left = tensor([1f, 2, -3], [1, 3, 1, 1]).Quantize(new Quantization(1, 10));
        var right = tensor([0.5f, -4, 1], [1, 3, 1, 1]).Quantize(new Quantization(0.5, 128));
        var result = new Quantization(0.5, 100);

        Assert.Equal([1.5f, -2, -2], QuantizedTensors.Add(left, right, relu: false, result).Dequantize().flatten().data<float>().ToArray());
        Assert.Equal(
            [1.5f, 0, 0],
            QuantizedTensors.Add(left, right, relu: true, result with { ZeroPoint = 0 }).Dequantize().flatten().data<float>().ToArray());
        Assert.Equal(
            [1f, 2, -3, 0.5f, -4, 1],
            QuantizedTensors.Concatenate(left, right, result).Dequantize().flatten().data<float>().ToArray());
    }

    // Weights from -127 to 127 with both ends in each channel, and whole inputs: nothing is rounded before the result.
    [Theory]
    [InlineData(3, 1, 1, 1, true, true)]
    [InlineData(3, 2, 1, 1, true, false)]
    [InlineData(1, 1, 0, 1, false, true)]
    [InlineData(3, 1, 1, 4, true, true)]
    public void A_convolution_of_whole_numbers_is_right_up_to_the_rounding_of_its_result(
        int kernel, int stride, int padding, int groups, bool withBias, bool relu)
    {
        Assert.True(PackedConvolution.CanQuantize);
        using var scope = NewDisposeScope();
        manual_seed(kernel + groups);
        var weight = (rand(12, 8 / groups, kernel, kernel) * 255 - 127.5f).round().clamp(-127, 127);
        weight[TensorIndex.Colon, 0, 0, 0] = tensor(127f);
        var bias = withBias ? (randn([12L]) * 1000).round() : null;
        foreach (var shape in new long[][] { [4, 8, 20, 18], [1, 8, 20, 18], [3, 8, 9, 11] })
        {
            var input = (rand(shape) * 255 - 100).floor().permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
            var plain = nn.functional.conv2d(input, weight, bias, [stride, stride], [padding, padding], groups: groups);
            var expected = relu ? plain.relu() : plain;
            var by = Quantization.Of(expected.min().item<float>(), expected.max().item<float>());
            using var packed = PackedConvolution.PackQuantized(weight, bias, stride, padding, groups, relu, by);

            var actual = packed.Run(input.Quantize(new Quantization(1, 100)));

            Assert.True(actual.IsQuantized());
            Assert.Equal(expected.shape, actual.shape);
            Assert.InRange((actual.Dequantize() - expected).abs().max().item<float>() / by.Scale, 0, 0.51);
        }
    }

    // Rounded to steps of the weight's scale times the input's, as some libraries do, it would overflow.
    [Theory]
    [InlineData(0f)]
    [InlineData(1e-12f)]
    [InlineData(1e-5f)]
    public void A_channel_of_tiny_weights_keeps_its_bias(float tiny)
    {
        using var scope = NewDisposeScope();
        var weight = tensor([1f, tiny], [2, 1, 1, 1]);
        using var packed = PackedConvolution.PackQuantized(
            weight, tensor([0f, 5]), 1, 0, 1, relu: false, new Quantization(0.1, 0));
        using var nothing = PackedConvolution.PackQuantized(
            zeros_like(weight), tensor([3f, 5]), 1, 0, 1, relu: false, new Quantization(0.1, 0));
        var input = full([1, 1, 1, 1], 7f).Quantize(new Quantization(0.05, 0));

        Assert.Equal([7f, 5], Rounded(packed.Run(input)));
        Assert.Equal([3f, 5], Rounded(nothing.Run(input)));

        static float[] Rounded(Tensor values) =>
            [.. values.Dequantize().flatten().data<float>().ToArray().Select(value => MathF.Round(value, 4))];
    }

    [Fact]
    public void An_input_that_does_not_fit_is_an_exception()
    {
        using var scope = NewDisposeScope();
        using var packed = PackedConvolution.PackQuantized(ones(2, 3, 1, 1), null, 1, 0, 1, relu: false, new Quantization(1, 0));

        Assert.Throws<ExternalException>(() => packed.Run(ones(1, 3, 4, 4)));
        Assert.Throws<ExternalException>(() => packed.Run(ones(1, 5, 4, 4).Quantize(new Quantization(1, 0))));
    }
}
