using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Terminals;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Saliency;

[Collection(LiveTensorsCollection.Name)]
public sealed class ImageExplainerTests : IDisposable
{
    private const int Size = 8;

    private static readonly Term A = Term.Input("A", TermType.Features);
    private static readonly Term G = Term.Input("G", TermType.Features);
    private static readonly Term GradientTimesInput = Term.Of(Operators.Relu, Term.Of(Operators.SumK, Term.Of(Operators.Mul, G, A)));

    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;
    private readonly float[] _pixels;

    public ImageExplainerTests()
    {
        _model = SmallNetwork.Load(_folder, "flat");
        _network = new FrozenNetwork(_model);
        var random = new Random(3);
        _pixels = [.. Enumerable.Range(0, 3 * Size * Size).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    [Fact]
    public void A_smoothed_map_is_the_mean_of_the_maps_of_six_copies_scaled_again()
    {
        var expected = new double[Size * Size];
        foreach (var isFlipped in new[] { false, true })
        {
            foreach (var factor in new[] { 0.9f, 1, 1.1f })
            {
                var copy = _pixels.Select(value => value * factor).ToArray();
                if (isFlipped) MirrorRows(copy);
                var map = (float[])Explain(copy, GradientTimesInput, smooths: false).Saliency.Clone();
                if (isFlipped) MirrorRows(map);
                for (var i = 0; i < expected.Length; i++) expected[i] += map[i] / 6.0;
            }
        }

        var smoothed = Explain(_pixels, GradientTimesInput, smooths: true);

        Assert.Equal(MapStatus.Ok, smoothed.Status);
        Assert.Equal((Size, Size), (smoothed.Raw.Height, smoothed.Raw.Width));
        var (least, greatest) = (expected.Min(), expected.Max());
        Assert.True(greatest - least > 0.1, "the copies have maps that differ");
        Assert.All(expected.Zip(smoothed.Raw.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 5));
        Assert.All(
            expected.Zip(smoothed.Saliency), pair => Assert.Equal((pair.First - least) / (greatest - least), pair.Second, 4));
    }

    [Fact]
    public void The_raw_map_is_that_of_the_layer()
    {
        var map = Explain(_pixels, GradientTimesInput, smooths: false);
        Assert.Equal((Size / 2, Size / 2), (map.Raw.Height, map.Raw.Width));
        Assert.Equal(Size * Size, map.Saliency.Length);
        Assert.Equal((0f, 1f), (map.Saliency.Min(), map.Saliency.Max()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_map_with_nothing_to_see_says_so(bool smooths)
    {
        var zero = Explain(_pixels, Term.Of(Operators.Relu, Term.Of(Operators.Mul, Term.Constant(new Rational(-1)), Term.Of(Operators.SumK, A))), smooths);
        Assert.Equal(MapStatus.Zero, zero.Status);
        Assert.All(zero.Saliency, value => Assert.Equal(0, value));

        // The network is not a number on a picture that is none.
        var broken = Explain([.. _pixels.Select(_ => float.NaN)], GradientTimesInput, smooths);
        Assert.Equal(MapStatus.NotFinite, broken.Status);
        Assert.All(broken.Saliency, value => Assert.Equal(0, value));
    }

    private ExplainedMap Explain(float[] pixels, Term map, bool smooths)
    {
        var explainer = new ImageExplainer(
            _model, _network, SmallNetwork.Layer, TargetExpression.Default, TensorProgram.Compile(map),
            new Dictionary<string, InputSource> { ["A"] = new("activation"), ["G"] = new("gradient") })
        {
            SmoothsAugmented = smooths,
        };
        using var input = tensor(pixels, [1, 3, Size, Size]);
        return Assert.Single(explainer.Explain(input, 2, CancellationToken.None));
    }

    private static void MirrorRows(float[] values)
    {
        for (var start = 0; start < values.Length; start += Size) Array.Reverse(values, start, Size);
    }

    public void Dispose()
    {
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }
}
