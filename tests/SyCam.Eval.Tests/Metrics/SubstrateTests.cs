using SyCam.Eval.Metrics;
using SyCam.Eval.Tests.Scoring;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>What stands where pixels are missing, on the network that reads one pixel.</summary>
public sealed class SubstrateTests
{
    private const int Size = 12;

    // The kernel's own numbers: scipy.ndimage.gaussian_filter of an impulse of 11 values with sigma 5.
    private static readonly double[] Rise = [0.08796, 0.08890, 0.09047, 0.09219, 0.09349, 0.09398];

    [Fact]
    public void The_kernel_of_RISE_is_folded_back_at_its_ends()
    {
        var profile = Substrates.RiseProfile();

        Assert.Equal(11, profile.Length);
        for (var i = 0; i < Rise.Length; i++)
        {
            Assert.Equal(Rise[i], profile[i], 6e-6);
            Assert.Equal(Rise[i], profile[^(i + 1)], 6e-6);
        }

        Assert.Equal(1, profile.Sum(), 1e-6);
    }

    // One pixel is 1, that which is read: the first or the last that moves, in two steps. Of two equal shares of the
    // path the first holds it, or the second.
    [Theory]
    [InlineData("zero", 0)]
    [InlineData("black", 0)]
    [InlineData("mean", 1.0 / (Size * Size))]
    [InlineData("rise", 0.09398 * 0.09398)]
    public void The_curve_starts_from_the_substrate(string substrate, double read)
    {
        var pixels = new float[3 * Size * Size];
        pixels[1] = 1;
        using var scene = new MetricScene(Size, Size, pixels: pixels);
        var first = new float[Size * Size];
        first[1] = 1;
        float[] last = [.. first.Select(value => 1 - value)];
        var (without, with) = (PixelReader.Probability(read), PixelReader.Probability(1));
        var (insertion, deletion) = ($"insertion(steps=2;substrate={substrate})", $"deletion(steps=2;substrate={substrate})");

        Assert.Equal((((without + with) / 2) + with) / 2, scene.Score(insertion, first), 1e-5);
        Assert.Equal((((without + with) / 2) + without) / 2, scene.Score(insertion, last), 1e-5);
        Assert.Equal((((without + with) / 2) + without) / 2, scene.Score(deletion, first), 1e-5);
        Assert.Equal((((without + with) / 2) + with) / 2, scene.Score(deletion, last), 1e-5);
    }
}
