using SyCam.Eval.Exits;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exits;

/// <summary>Exits, attention and losses against PyTorch (make_exits.py).</summary>
public sealed class ExitReferenceTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    [Fact]
    public void The_attention_joins_maps_as_PyTorch_does() =>
        ExitScene.AssertAre("joined", ExitScene.Attention().Join(ExitScene.Grey(), ExitScene.Maps()));

    [Fact]
    public void In_training_the_norms_the_loss_and_its_gradients_are_PyTorchs()
    {
        var attention = ExitScene.Attention();
        var grey = ExitScene.Grey();

        var joined = attention.Join(grey, ExitScene.Maps(), isTraining: true);
        var loss = ExitLosses.Contrast(grey, joined);
        loss.backward();

        ExitScene.AssertAre("joined in training", joined);
        ExitScene.AssertAre("contrast", loss);
        ExitScene.AssertAre("gradient of the first norm", attention.Attention[0].Scale.grad()!, 1e-3);
        ExitScene.AssertAre(
            "gradient of the last convolution", attention.Attention[3].Weight.grad()![0].narrow(0, 0, 3), 1e-3);
        ExitScene.AssertAre("running mean", attention.Attention[0].Mean);
        ExitScene.AssertAre("running variance", attention.Attention[3].Variance);
    }

    [Fact]
    public void The_contrast_of_maps_is_PyTorchs() => ExitScene.AssertAre(
        "contrast alone",
        ExitLosses.Contrast(
            ExitScene.Grey(), ExitScene.Wave([ExitScene.Images, 1, ExitScene.Height, ExitScene.Width], 32, 0.5, 0.5)));

    [Fact]
    public void The_classification_is_the_binary_cross_entropy_of_PyTorch()
    {
        var truth = tensor([1f, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0], [3, 4]);
        ExitScene.AssertAre("classification", ExitLosses.Classification(ExitScene.Wave([3, 4], 33, 6), truth));
        // ln(1 + e^-x) of the class and of one other, however far the logits go: both are all but 0.
        Assert.Equal(0, ExitLosses.Classification(tensor([500f, -500], [1, 2]), tensor([1f, 0], [1, 2])).ToSingle());
        Assert.Equal(500, ExitLosses.Classification(tensor([-500f, 500], [1, 2]), tensor([1f, 0], [1, 2])).ToSingle());
    }

    [Fact]
    public void An_exit_is_a_convolution_whose_mean_is_the_logit()
    {
        var head = new ExitHead("layer", ExitScene.Wave([4, 5], 34), ExitScene.Wave([4], 35));
        var activations = ExitScene.Wave([3, 5, 3, 4], 36);

        var map = head.Map(activations, tensor([0L, 2, 1]));

        ExitScene.AssertAre("exit maps", map);
        long[] positions = [2, 3];
        ExitScene.AssertAre("exit logits", head.Logits(activations.mean(positions)));
        ExitScene.AssertAre("enlarged", ExitMaps.Enlarged([map.narrow(0, 0, 1)], ExitScene.Height, ExitScene.Width));
    }

    [Fact]
    public void Black_images_are_like_nothing_and_leave_gradients_that_are_numbers()
    {
        // Every similarity is the least, 0.0005; on the diagonals of two images the ranks are -1 and 0 in either order.
        var maps = ones(2, 1, 2, 2).requires_grad_();
        var loss = ExitLosses.Contrast(zeros(2, 1, 2, 2), maps);
        loss.backward();

        var unlike = -Math.Log(0.0005) * (Math.Exp(0.25) + 1) / 2;
        Assert.Equal((2 * unlike) - Math.Log(1 - 0.0005), loss.ToDouble(), 1e-5);
        Assert.Equal(new float[8], maps.grad()!.flatten().data<float>().ToArray());
    }

    [Fact]
    public void The_rates_fall_along_the_cosine_of_PyTorch()
    {
        var loop = new TrainingLoop("it", [], 5) { Epochs = 10, BatchSize = 2, Rate = 1e-3, Seed = 0 };
        var expected = ExitScene.Expected("rates");
        for (var epoch = 0; epoch < 10; epoch++) Assert.Equal(expected[epoch], loop.RateOf(epoch), 1e-9);
    }

    [Theory]
    [InlineData(6, 4, new[] { 4, 2 })]
    [InlineData(5, 4, new[] { 5 })]
    [InlineData(9, 4, new[] { 4, 5 })]
    [InlineData(2, 16, new[] { 2 })]
    public void Batches_take_every_image_once_and_none_alone(int count, int size, int[] expected)
    {
        var loop = new TrainingLoop("it", [], count) { Epochs = 1, BatchSize = size, Rate = 1, Seed = 0 };
        var batches = loop.Batches(new Random(1)).ToList();
        Assert.Equal(expected, batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), batches.SelectMany(batch => batch).Order());
    }

    [Theory]
    [InlineData(4, new[] { 0.25, 0.5, 0.75, 1 })]
    [InlineData(2, new[] { 0.5, 1 })]
    public void Losses_of_exits_weigh_more_the_deeper_they_are(int exits, double[] expected) =>
        Assert.Equal(expected, Enumerable.Range(0, exits).Select(exit => ExitLosses.Weight(exit, exits)));

    public void Dispose() => _scope.Dispose();
}
