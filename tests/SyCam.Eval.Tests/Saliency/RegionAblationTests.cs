using SyCam.Eval.Models;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Scoring;
using SyCam.Testing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Saliency;

/// <summary>On <see cref="PixelReader"/>, whose class 0 has three times the red value right of the top left as its logit.</summary>
public sealed class RegionAblationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;

    public RegionAblationTests()
    {
        _model = PixelReader.Load(_folder);
        _network = new FrozenNetwork(_model, batchSize: 2);
        float[] pixels = [0, 0.5f, 1, 0.1f, 0, 0, 0, 0, 0, 0, 0, 0];
        _images = ImagePreparer.Prepare(
            _model, _network, "features.1", ["picture"], tensor(pixels, [1, 3, 2, 2]), null, [0], CancellationToken.None);
    }

    // The image's mean red is 0.4; more copies than one batch has.
    [Theory]
    [InlineData("zero", 0)]
    [InlineData("black", 0)]
    [InlineData("mean", 0.4)]
    public void Only_the_pixels_that_are_removed_are_replaced(string substrate, double instead)
    {
        using var ablation = new RegionAblation(_images, _network, substrate, CancellationToken.None);

        var all = ablation.Probabilities(
            0, [[false, false, false, false], [false, true, false, false], [true, false, true, true], [true, true, true, true]]);

        double[] expected =
        [
            PixelReader.Probability(0.5), PixelReader.Probability(instead), PixelReader.Probability(0.5), PixelReader.Probability(instead),
        ];
        Assert.Equal(expected, all.Select(probabilities => probabilities[0]), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.All(all, probabilities => Assert.Equal(1, probabilities.Sum(), 1e-6));
    }

    public void Dispose()
    {
        _images.Dispose();
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }
}
