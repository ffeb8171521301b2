using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Scoring;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>
/// Metrics on a network that reads one pixel, so that best, worst and in-between cases are arithmetic.
/// </summary>
public sealed class MetricTests : IDisposable
{
    private static readonly MetricOptions FourSteps = new() { Steps = 4 };

    // The order of the four pixels, most salient first; the network reads the one at place 1.
    private static readonly float[] ReadFirst = [0.3f, 1, 0.2f, 0];
    private static readonly float[] ReadLast = [1, 0, 0.5f, 0.2f];

    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;

    public MetricTests()
    {
        _model = PixelReader.Load(_folder);
        _network = new FrozenNetwork(_model, batchSize: 2);
        // Two pictures: the pixel that is read is 1 and 0.5; every other value is 1, too.
        var bright = Enumerable.Repeat(1f, 12).ToArray();
        var dim = Enumerable.Repeat(1f, 12).ToArray();
        dim[1] = 0.5f;
        var inputs = tensor([.. bright, .. dim], [2, 3, 2, 2]);
        var masks = tensor([0f, 1f, 0f, 1f, 0f, 0f, 0f, 0f], [2, 1, 2, 2]);
        _images = ImagePreparer.Prepare(
            _model, _network, "features.1", ["bright", "dim"], inputs, masks, [0, 0], CancellationToken.None);
    }

    [Fact]
    public void Prepares_the_probability_and_the_gradient_through_the_head()
    {
        var probabilities = _images.Probabilities.data<float>().ToArray();

        Assert.Equal(PixelReader.Probability(1), probabilities[0], 1e-6);
        Assert.Equal(PixelReader.Probability(0.5), probabilities[1], 1e-6);
        float[] gradient = [0, (float)PixelReader.Gain, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal([.. gradient, .. gradient], _images.Gradients.contiguous().data<float>().ToArray());
    }

    [Fact]
    public void Deletion_is_best_when_the_pixel_that_is_read_goes_first()
    {
        var p = PixelReader.Probability(1);

        // After the first of four steps nothing is left but the even odds of a zero logit.
        Assert.Equal(((p + 0.5) / 2 + 0.5 + 0.5 + 0.5) / 4, Score("deletion", ReadFirst, 0), 1e-6);
        Assert.Equal(((p + 0.5) / 2 + p + p + p) / 4, Score("deletion", ReadLast, 0), 1e-6);
    }

    [Fact]
    public void Several_maps_in_one_batch_have_the_scores_that_each_has_alone()
    {
        using var roomy = new FrozenNetwork(_model, batchSize: 8);
        using var context = new MetricContext(_images, roomy, FourSteps, CancellationToken.None);
        using var saliency = tensor([.. ReadFirst, .. ReadLast], [2, 1, 2, 2]);
        var (bright, dim) = (PixelReader.Probability(1), PixelReader.Probability(0.5));

        var scores = MetricScores.Of("deletion", context, saliency, [1, 0]);

        Assert.Equal(((dim + 0.5) / 2 + 0.5 + 0.5 + 0.5) / 4, scores[0], 1e-6);
        Assert.Equal(((bright + 0.5) / 2 + bright + bright + bright) / 4, scores[1], 1e-6);
    }

    [Fact]
    public void Insertion_starts_from_the_blurred_picture()
    {
        // The blur of a constant picture is the picture: nothing can be gained and every order scores p.
        var p = PixelReader.Probability(1);

        // A 2x2 picture is smaller than the mirrored border of the blur, so this needs a larger one.
        Assert.Equal(p, InsertionOnConstantPicture(), 1e-5);
    }

    [Fact]
    public void Insertion_is_best_when_the_pixel_that_is_read_comes_first()
    {
        // Of the picture only the pixel that is read, in row 0 and column 1, is 1. Along the row the mirrored border
        // brings it back at a distance of two; in row 0 the border mirrors others.
        var profile = Enumerable.Range(-5, 11).Select(d => Math.Exp(-d * d / 50.0)).ToArray();
        var total = profile.Sum();
        var blurred = (profile[5] + profile[7]) / total * profile[5] / total;
        var (start, end) = (PixelReader.Probability(blurred), PixelReader.Probability(1));

        Assert.Equal(((start + end) / 2 + end + end + end) / 4, InsertionOfOnePixel(first: true), 1e-6);
        Assert.Equal(((start + end) / 2 + start + start + start) / 4, InsertionOfOnePixel(first: false), 1e-6);
    }

    [Fact]
    public void Average_drop_is_relative_and_in_percent()
    {
        // The saliency at the pixel that is read is 0.2: what is left of the value 1 is 0.2.
        float[] map = [0, 0.2f, 1, 0.5f];
        var (p, o) = (PixelReader.Probability(1), PixelReader.Probability(0.2));

        Assert.Equal(100 * (p - o) / p, Score("average_drop", map, 0), 1e-4);
        Assert.Equal(0, Score("average_drop", [0, 1, 0, 0], 0), 1e-4);
    }

    [Fact]
    public void Mass_accuracy_is_the_share_of_the_saliency_on_the_mask()
    {
        // The mask is the right column: (1 + 0.5) / (0.5 + 1 + 0 + 0.5).
        Assert.Equal(0.75, Score("mass_accuracy", [0.5f, 1, 0, 0.5f], 0), 1e-6);
        Assert.Equal(0, Score("mass_accuracy", [0, 0, 0, 0], 0));
        Assert.True(double.IsNaN(Score("mass_accuracy", [1, 0, 0, 0], 1)), "the second mask is empty");
    }

    [Fact]
    public void Sparsity_is_the_Gini_index_of_the_saliency()
    {
        // In rising order 0, 0.25, 0.5, 1 with the weights -3, -1, 1, 3: (-0.25 + 0.5 + 3) / (4 * 1.75).
        Assert.Equal(3.25 / 7, Score("sparsity", [0.5f, 1, 0, 0.25f], 0), 1e-12);
        // One bright pixel of four: 3 / 4. All equal, and no saliency at all: 0.
        Assert.Equal(0.75, Score("sparsity", [0, 0, 1, 0], 0), 1e-12);
        Assert.Equal(0, Score("sparsity", [1, 1, 1, 1], 1), 1e-12);
        Assert.Equal(0, Score("sparsity", [0, 0, 0, 0], 1));
    }

    [Theory]
    [InlineData("insertion", 3)]
    [InlineData("deletion", 3)]
    [InlineData("average_drop", 1)]
    [InlineData("mass_accuracy", 0)]
    [InlineData("sparsity", 0)]
    public void A_map_costs_as_many_forward_passes_as_the_row_declares(string name, int expected)
    {
        // Large enough to be blurred.
        const int Size = 12;
        using var folder = new TemporaryFolder();
        using var model = PixelReader.Load(folder, Size);
        using var network = new FrozenNetwork(model);
        using var images = ImagePreparer.Prepare(
            model, network, "features.1", ["picture"], rand(1, 3, Size, Size), ones(1, 1, Size, Size), [0],
            CancellationToken.None);
        using var context = new MetricContext(images, network, FourSteps, CancellationToken.None);
        using var saliency = rand(1, 1, Size, Size);
        // What no map changes is computed once.
        MetricScores.Of(name, context, saliency, [0]);
        var before = network.ForwardPasses;

        MetricScores.Of(name, context, saliency, [0]);

        Assert.Equal(expected, MetricReader.Read(name).Passes(FourSteps));
        Assert.Equal(expected, network.ForwardPasses - before);
    }

    [Theory]
    [InlineData("insertion", true)]
    [InlineData("deletion", false)]
    [InlineData("average_drop", false)]
    [InlineData("mass_accuracy", true)]
    [InlineData("sparsity", true)]
    public void Every_row_declares_its_direction(string name, bool higherIsBetter) =>
        Assert.Equal(higherIsBetter, MetricTable.Find(name)!.HigherIsBetter);

    [Fact]
    public void Aliases_find_their_row_and_no_two_rows_share_a_name()
    {
        var names = MetricTable.All.SelectMany(row => row.Aliases.Prepend(row.Name)).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal("insertion", MetricTable.Find("ins")?.Name);
        Assert.Null(MetricTable.Find("insertoin"));
    }

    [Fact]
    public void The_identity_changes_with_every_parameter()
    {
        var metric = MetricReader.Read("insertion");

        Assert.Equal(
            "insertion/1 steps=20,substrate=blur,softmax,trapezoid,ties=raster", metric.Identity(MetricOptions.Full));
        Assert.Equal(
            "insertion/1 steps=8,substrate=blur,softmax,trapezoid,ties=raster", metric.Identity(MetricOptions.Coarse));
        Assert.Equal(
            "insertion/1 steps=5,substrate=zero,softmax,trapezoid,ties=raster,bfloat16",
            MetricReader.Read("ins(substrate=zero,steps=5)").Identity(
                MetricOptions.Full with { Precision = ScalarType.BFloat16, Steps = 10 }));
        Assert.Equal("average_drop/1 softmax,masked=normalised input", MetricReader.Read("ad").Identity(FourSteps));
    }

    private double Score(string metric, float[] map, int place)
    {
        using var context = new MetricContext(_images, _network, FourSteps, CancellationToken.None);
        using var saliency = tensor(map, [1, 1, 2, 2]);
        return MetricScores.Of(metric, context, saliency, [place])[0];
    }

    private static double InsertionOnConstantPicture()
    {
        using var folder = new TemporaryFolder();
        using var model = PixelReader.Load(folder, size: 8);
        using var network = new FrozenNetwork(model);
        using var images = ImagePreparer.Prepare(
            model, network, "features.1", ["constant"], ones(1, 3, 8, 8), null, [0], CancellationToken.None);
        using var context = new MetricContext(images, network, FourSteps, CancellationToken.None);
        using var saliency = rand(1, 1, 8, 8);
        return MetricScores.Of("insertion", context, saliency, [0])[0];
    }

    private static double InsertionOfOnePixel(bool first)
    {
        const int Size = 12;
        using var folder = new TemporaryFolder();
        using var model = PixelReader.Load(folder, Size);
        using var network = new FrozenNetwork(model);
        var pixels = new float[3 * Size * Size];
        pixels[1] = 1;
        using var images = ImagePreparer.Prepare(
            model, network, "features.1", ["one pixel"], tensor(pixels, [1, 3, Size, Size]), null, [0],
            CancellationToken.None);
        using var context = new MetricContext(images, network, FourSteps, CancellationToken.None);
        var order = Enumerable.Repeat(0.5f, Size * Size).ToArray();
        order[1] = first ? 1 : 0;
        using var saliency = tensor(order, [1, 1, Size, Size]);
        return MetricScores.Of("insertion", context, saliency, [0])[0];
    }

    public void Dispose()
    {
        _images.Dispose();
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }
}
