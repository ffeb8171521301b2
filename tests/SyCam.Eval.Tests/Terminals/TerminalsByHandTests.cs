using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Scoring;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Terminals;

/// <summary>
/// Terminals of <see cref="PixelReader"/>, whose channels are the colours behind a ReLU and whose logit of class 0 is
/// three times the red value right of the top left. The picture's red is 0, 1/2 over 1, 1/4; its green is below 0 and so
/// a channel of zeros; its blue is the same everywhere.
/// </summary>
public sealed class TerminalsByHandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;

    public TerminalsByHandTests()
    {
        _model = PixelReader.Load(_folder);
        _network = new FrozenNetwork(_model);
        float[] pixels = [0, 0.5f, 1, 0.25f, -1, -2, -3, -1, 0.5f, 0.5f, 0.5f, 0.5f];
        _images = ImagePreparer.Prepare(
            _model, _network, "features.1", ["picture"], tensor(pixels, [1, 3, 2, 2]), null, [0], CancellationToken.None);
    }

    // The mask is the red itself, so that the pixel that is read becomes 1/2 * 1/2. A constant channel hides everything.
    [Fact]
    public void The_score_of_a_constant_channel_is_that_of_an_empty_picture() =>
        AssertValues("score_cam", PixelReader.Gain * 0.25, 0, 0);

    [Fact]
    public void The_authors_score_leaves_constant_channels_out() =>
        AssertValues("score_cam_official", PixelReader.Probability(0.25), 0, 0);

    // The mean of i/10 for i = 1..10 is 11/20. Less the clean logit, 3/2.
    [Fact]
    public void The_integrated_score_is_the_mean_over_strengths_less_the_clean_logit() =>
        AssertValues("is_cam", (PixelReader.Gain * 0.25 * 0.55) - 1.5, -1.5, -1.5);

    [Fact]
    public void The_fall_of_the_logit_is_all_of_it_without_the_red() => AssertValues("ablation", 1.5, 0, 0);

    // The grey picture is the red one up to scale: four values, each of them known from the other.
    [Fact]
    public void The_mutual_information_with_itself_is_the_entropy_and_with_a_constant_0() =>
        AssertValues("mutual_information", Math.Log(4), 0, 0);

    [Fact]
    public void Of_what_is_known_from_each_other_the_normalised_information_is_1() =>
        AssertValues("normalised_mutual_information", 1, 0, 0);

    [Fact]
    public void The_entropy_of_four_values_is_that_of_four_equal_shares() => AssertValues("channel_entropy", Math.Log(4), 0, 0);

    [Fact]
    public void The_probability_and_the_logit_are_those_of_the_pixel()
    {
        AssertValues("logit", 1.5);
        AssertValues("probability", PixelReader.Probability(0.5));
    }

    // There are no biases but zeros: the map is |x * dx| scaled, which is not 0 at the pixel alone.
    [Fact]
    public void The_full_gradient_is_the_pixel_that_is_read()
    {
        using var map = _images.Take(new InputSource("fullgrad"), 0, 1);

        using var flat = map.flatten();
        Assert.Equal([0f, 1, 0, 0], flat.data<float>().ToArray().Select(value => MathF.Round(value, 4)));
    }

    public void Dispose()
    {
        _images.Dispose();
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    private void AssertValues(string word, params double[] expected)
    {
        using var values = _images.Take(new InputSource(word), 0, 1);
        Assert.Equal([1, expected.Length, 1, 1], values.shape);
        using var flat = values.flatten();
        var actual = flat.data<float>().ToArray();
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5);
    }
}
