using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Tests;

/// <summary>Packed convolutions beside the usual operators.</summary>
public sealed class PackedConvolutionTests
{
    [Theory]
    [InlineData(3, 1, 1, 1, true, true)]
    [InlineData(3, 2, 1, 1, true, false)]
    [InlineData(1, 1, 0, 1, false, true)]
    [InlineData(3, 1, 1, 4, true, true)]
    [InlineData(7, 2, 3, 2, false, false)]
    public void It_gives_what_convolution_and_ReLU_give(
        int kernel, int stride, int padding, int groups, bool withBias, bool relu)
    {
        Assert.True(PackedConvolution.IsAvailable);
        using var scope = NewDisposeScope();
        manual_seed(kernel + groups);
        var weight = randn(12, 8 / groups, kernel, kernel);
        var bias = withBias ? randn([12L]) : null;
        using var packed = PackedConvolution.Pack(weight, bias, stride, padding, groups, [4, 8, 20, 18], relu);

        // Another batch and another size than it was packed for, too.
        foreach (var shape in new long[][] { [4, 8, 20, 18], [1, 8, 20, 18], [3, 8, 9, 11] })
        {
            var input = randn(shape).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
            var plain = nn.functional.conv2d(input, weight, bias, [stride, stride], [padding, padding], groups: groups);
            var expected = relu ? plain.relu() : plain;
            var actual = packed.Run(input);

            Assert.Equal(expected.shape, actual.shape);
            Assert.InRange((actual - expected).abs().max().item<float>(), 0, 1e-4f);
            // Channels last in, channels last out: the next layer need not lay it out anew.
            Assert.Equal(1, actual.stride(1));
        }
    }

    [Fact]
    public void An_input_that_does_not_fit_is_an_exception_and_frees_nothing_twice()
    {
        using var scope = NewDisposeScope();
        var packed = PackedConvolution.Pack(ones(2, 3, 1, 1), null, 1, 0, 1, [1, 3, 4, 4], relu: false);

        Assert.Throws<ExternalException>(() => packed.Run(ones(1, 5, 4, 4)));
        Assert.Equal(3, packed.Run(ones(1, 3, 4, 4))[0, 1, 2, 2].item<float>());
        packed.Dispose();
        packed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => packed.Run(ones(1, 3, 4, 4)));
    }
}
