using SyCam.Eval.Images;
using SyCam.Eval.Saliency;

namespace SyCam.Eval.Tests.Saliency;

public sealed class MarkedRegionsTests
{
    // Three rows of four: a part of three pixels that touch at a corner, and a single one.
    private static readonly float[] Map =
    [
        0.9f, 0.0f, 0.0f, 0.7f,
        0.0f, 0.8f, 0.0f, 0.0f,
        0.6f, 0.1f, 0.0f, 0.5f,
    ];

    [Fact]
    public void Parts_above_the_value_have_boxes_the_largest_first()
    {
        var marked = MarkedRegions.Of(3, 4, Map, RegionRule.Read("0.5"));

        Assert.Equal(0.5, marked.Threshold);
        Assert.Equal([255, 0, 0, 255, 0, 255, 0, 0, 255, 0, 0, 0], marked.Mask.Pixels.ToArray());
        Assert.Equal([new MarkedRegion(3, new Box(0, 0, 2, 3)), new MarkedRegion(1, new Box(3, 0, 4, 1))], marked.Regions);
    }

    // The single pixel comes first in the picture and last by size.
    [Fact]
    public void Each_pixel_knows_its_region()
    {
        var marked = MarkedRegions.Of(2, 4, new float[] { 1, 0, 1, 1, 0, 0, 0, 1 }, RegionRule.Read("0.5"));
        Assert.Equal([2, 0, 1, 1, 0, 0, 0, 1], marked.Labels);
        Assert.Equal([3, 1], marked.Regions.Select(region => region.Area));
    }

    // Of 0, 0, 0, 0, 0, 0, 0.1, 0.5, 0.6, 0.7, 0.8, 0.9 by rank: p90 lies at place 9.9, between 0.7 and 0.8 at 0.9.
    [Theory]
    [InlineData("p90", 0.79, 2)]
    [InlineData("p0", 0, 6)]
    [InlineData("p50", 0.05, 6)]
    public void A_percentile_lies_between_ranks_linearly(string rule, double threshold, int count)
    {
        var marked = MarkedRegions.Of(3, 4, Map, RegionRule.Read(rule));
        Assert.Equal(threshold, marked.Threshold, 6);
        Assert.Equal(count, marked.Mask.Pixels.ToArray().Count(pixel => pixel == 255));
    }

    // The six zeros and 0.1 against the others: the cut between 0.1 and 0.5 parts them best.
    [Fact]
    public void Otsu_parts_low_from_high()
    {
        var marked = MarkedRegions.Of(3, 4, Map, RegionRule.Read("otsu"));
        Assert.InRange(marked.Threshold, 0.09, 0.5);
        Assert.Equal(5, marked.Regions.Sum(region => region.Area));
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("p100")]
    [InlineData("-0.1")]
    [InlineData("1")]
    [InlineData("Otsu")]
    [InlineData("NaN")]
    public void Anything_else_is_refused(string text)
    {
        var error = Assert.Throws<InputException>(() => RegionRule.Read(text));
        Assert.StartsWith($"'{text}' is no threshold: expected otsu", error.Message, StringComparison.Ordinal);
    }
}
