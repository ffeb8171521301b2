using SyCam.Eval.Saliency;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Saliency;

public sealed class SaliencyMapsTests
{
    [Fact]
    public void Upsamples_with_half_pixel_centres_and_scales_to_the_unit_interval()
    {
        // 1x2 -> 1x4: centres at -0.25, 0.25, 0.75, 1.25 of the source, clamped: 2, 3, 5, 6 from [2, 6].
        using var raw = tensor([2f, 6f], [1, 1, 1, 2]);

        using var scaled = SaliencyMaps.Scale(raw, 1, 4);

        Assert.Equal([0, 0.25f, 0.75f, 1], scaled.data<float>().ToArray());
    }

    [Theory]
    [InlineData(7, 7, 224, 224)]
    [InlineData(1, 3, 5, 7)]
    [InlineData(6, 13, 64, 9)]
    [InlineData(14, 5, 20, 5)]
    [InlineData(9, 6, 4, 3)]
    [InlineData(1, 1, 3, 4)]
    [InlineData(6, 1, 8, 8)]
    public void Upsamples_as_LibTorch_does_and_each_map_by_itself(long height, long width, long tall, long wide)
    {
        using var scope = NewDisposeScope();
        manual_seed(height);
        var raw = randn(5, 1, height, width);
        var expected = nn.functional.interpolate(raw, [tall, wide], mode: InterpolationMode.Bilinear, align_corners: false);

        var actual = Upsampling.Bilinear(raw, tall, wide);

        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange((actual - expected).abs().max().item<float>(), 0, 1e-6f);
        for (var i = 0; i < 5; i++)
            Assert.True(Upsampling.Bilinear(raw.narrow(0, i, 1), tall, wide).eq(actual.narrow(0, i, 1)).all().ToBoolean());
    }

    [Theory]
    [InlineData(1e-12f, 0f)]
    [InlineData(1e12f, 0f)]
    [InlineData(4f, 100f)]
    public void Does_not_change_under_a_positive_affine_change_of_the_map(float scale, float shift)
    {
        using var raw = tensor([0f, 1f, 2f, 4f], [1, 1, 2, 2]);
        using var changed = (raw * scale) + shift;

        using var scaled = SaliencyMaps.Scale(changed, 2, 2);

        Assert.Equal([0, 0.25f, 0.5f, 1], scaled.data<float>().ToArray());
    }

    [Theory]
    [InlineData(new[] { 3f, 3f, 3f, 3f }, MapStatus.Constant)]
    [InlineData(new[] { 0f, 0f, 0f, 0f }, MapStatus.Zero)]
    [InlineData(new[] { 1f, 1.0000001f, 1f, 1f }, MapStatus.Constant)]
    [InlineData(new[] { 0f, float.NaN, 0f, 1f }, MapStatus.NotFinite)]
    [InlineData(new[] { 0f, float.PositiveInfinity, 0f, 1f }, MapStatus.NotFinite)]
    [InlineData(new[] { 0f, float.NegativeInfinity, 0f, 1f }, MapStatus.NotFinite)]
    public void Gives_zero_and_a_status_for_what_is_no_map(float[] values, MapStatus expected)
    {
        using var raw = tensor(values, [1, 1, 2, 2]);

        using var scaled = SaliencyMaps.Scale(raw, 2, 2);

        Assert.Equal([expected], SaliencyMaps.Check(raw));
        Assert.Equal([0f, 0f, 0f, 0f], scaled.data<float>().ToArray());
    }

    [Fact]
    public void Judges_each_map_of_a_batch_alone()
    {
        using var raw = tensor([5f, 5f, 0f, 2f], [2, 1, 1, 2]);

        using var scaled = SaliencyMaps.Scale(raw, 1, 2);

        Assert.Equal([MapStatus.Constant, MapStatus.Ok], SaliencyMaps.Check(raw));
        Assert.Equal([0f, 0f, 0f, 1f], scaled.data<float>().ToArray());
    }
}
