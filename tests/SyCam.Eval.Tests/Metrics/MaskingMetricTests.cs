using SyCam.Eval.Tests.Scoring;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>Metrics on the picture times its saliency, on the network that reads one pixel, by hand.</summary>
public sealed class MaskingMetricTests : IDisposable
{
    // The pixel that is read, at place 1, is 1: the less of it is left, the less likely is class 0 and the more class 1.
    private readonly MetricScene _bright = new(2, 2);
    private readonly MetricScene _other = new(2, 2, label: 1);

    [Fact]
    public void Best_and_worst_maps_have_the_best_and_worst_scores()
    {
        var p = PixelReader.Probability(1);
        float[] all = [0, 1, 0, 0];
        float[] nothing = [1, 0, 1, 1];

        Assert.Equal(0, _bright.Score("average_drop", all), 1e-4);
        Assert.Equal(100 * (p - 0.5) / p, _bright.Score("average_drop", nothing), 1e-4);
        Assert.Equal(0, _bright.Score("drop_in_confidence", all), 1e-4);
        Assert.Equal(100 * (p - 0.5), _bright.Score("drop_in_confidence", nothing), 1e-4);
        Assert.Equal(100 * (p - 0.5) / p, _bright.Score("drop_in_deletion", all), 1e-4);
        Assert.Equal(0, _bright.Score("drop_in_deletion", nothing), 1e-4);
        Assert.Equal(0, _bright.Score("increase_in_confidence", nothing));
        Assert.Equal(0, _bright.Score("average_gain", nothing));
    }

    [Fact]
    public void What_lowers_the_probability_is_gained_when_it_is_left_out()
    {
        var (p, half) = (1 - PixelReader.Probability(1), 1 - PixelReader.Probability(0.5));
        float[] some = [1, 0.5f, 0, 0];

        Assert.Equal(100 * (half - p) / (1 - p), _other.Score("average_gain", some), 1e-4);
        Assert.Equal(100, _other.Score("increase_in_confidence", some));
        Assert.Equal(0, _other.Score("average_drop", some));
        Assert.Equal(0, _other.Score("drop_in_confidence", some));
        Assert.Equal(0, _other.Score("drop_in_deletion", some));
        Assert.Equal(100 * (0.5 - p) / (1 - p), _other.Score("average_gain", 1, 0, 0, 0), 1e-4);
    }

    // A pixel of 0 is 0 whatever it is multiplied with: o = p.
    [Fact]
    public void An_equal_probability_is_neither_gained_nor_lost()
    {
        using var dark = new MetricScene(2, 2, pixels: new float[12]);
        foreach (var metric in new[] { "average_drop", "drop_in_confidence", "increase_in_confidence", "average_gain", "drop_in_deletion" })
            Assert.Equal(0, dark.Score(metric, 0.2f, 0.3f, 1, 0));
    }

    [Fact]
    public void Between_the_ends_the_value_at_the_pixel_counts()
    {
        var (p, kept, left) = (PixelReader.Probability(1), PixelReader.Probability(0.3), PixelReader.Probability(0.7));
        float[] map = [1, 0.3f, 0, 0.5f];

        Assert.Equal(100 * (p - kept) / p, _bright.Score("average_drop", map), 1e-4);
        Assert.Equal(100 * (p - kept), _bright.Score("drop_in_confidence", map), 1e-4);
        Assert.Equal(100 * (p - left) / p, _bright.Score("drop_in_deletion", map), 1e-4);
    }

    // 3 * 100 is beyond what float32's exponent can tell from certainty.
    [Fact]
    public void What_is_relative_to_a_probability_of_0_is_not_defined()
    {
        float[] bright = [0, 100, .. new float[10]];
        using var never = new MetricScene(2, 2, pixels: bright, label: 1);
        using var surely = new MetricScene(2, 2, pixels: bright);
        float[] hiding = [1, 0, 0, 0];

        Assert.Equal(double.NaN, never.Score("average_drop", hiding));
        Assert.Equal(double.NaN, never.Score("drop_in_deletion", hiding));
        Assert.Equal(0, never.Score("drop_in_confidence", hiding));
        Assert.Equal(50, never.Score("average_gain", hiding), 1e-4);
        // Of a certain class there is nothing to gain.
        Assert.Equal(0, surely.Score("average_gain", hiding));
        Assert.Equal(50, surely.Score("average_drop", hiding), 1e-4);
    }

    public void Dispose()
    {
        _bright.Dispose();
        _other.Dispose();
    }
}
