using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Eval.Tests.Models;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Terminals;

/// <summary>Equations that hold between terminals by mathematics, on small networks.</summary>
public sealed class TerminalIdentityTests : IDisposable
{
    private static readonly long[] Positions = [1, 2, 3];
    private readonly SyCam.Testing.TemporaryFolder _folder = new();

    // Euler: a network of ReLU, max-pooling and linear maps without biases is homogeneous of degree 1 from any layer on.
    [Theory]
    [InlineData("features.0")]
    [InlineData("features.2")]
    [InlineData("features.3")]
    [InlineData("features.5")]
    public void Gradient_times_activation_sums_up_to_the_logit_where_there_are_no_biases(string layer)
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, "deep", hasBias: false);
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);

        var sums = (images.Take(new InputSource("gradient", layer), 0, 3)
            * images.Take(new InputSource("activation", layer), 0, 3)).sum(Positions);

        // The batch norm's own shift comes before the layers after it; its bias and mean are 0 here.
        Assert.InRange(Golden.RelativeError(sums, images.Take(new InputSource("logit"), 0, 3).flatten()), 0, 1e-5);
    }

    [Fact]
    public void HiResCAM_sums_up_to_the_logit_less_the_bias_of_one_linear_layer()
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, "flat");
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);
        using var nothing = model.Head(SmallNetwork.Layer, zeros_like(images.Activations));
        var biases = TargetEvaluator.Evaluate(TargetExpression.Default, nothing, images.Classes);

        var sums = (images.Gradients * images.Activations).sum(Positions);

        Assert.InRange(Golden.RelativeError(
            sums, images.Take(new InputSource("logit"), 0, 3).flatten() - biases), 0, 1e-5);
    }

    [Theory]
    [InlineData("deep")]
    [InlineData("flat")]
    [InlineData("pooled")]
    public void The_hessian_of_a_logit_behind_a_piecewise_linear_head_is_exactly_zero(string name)
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, name);
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);

        // From features.0 on there are batch norm, ReLU and max-pooling as well.
        foreach (var layer in new[] { "features.0", SmallNetwork.Layer })
            Assert.Equal(0, images.Take(new InputSource("hvp", layer), 0, 3).abs().max().ToSingle());
    }

    [Theory]
    [InlineData("rest")]
    [InlineData("p")]
    [InlineData("y * lse")]
    public void The_hessian_product_is_the_gradient_s_central_difference(string target)
    {
        const double Step = 1e-2;
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, "flat");
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);

        var difference = (Gradient(1 + Step) - Gradient(1 - Step)) / (2 * Step);

        Assert.InRange(Golden.RelativeError(
            images.Take(new InputSource("hvp", "", target), 0, 3), difference.to(ScalarType.Float32)), 0, 2e-3);

        // In the direction of the activations: those times a number near 1.
        Tensor Gradient(double factor)
        {
            using var recording = enable_grad();
            var variable = (images.Activations * factor).detach().requires_grad_();
            var logits = model.Head(SmallNetwork.Layer, variable);
            var value = TargetEvaluator.Evaluate(TargetReader.Read(target).Target!, logits, images.Classes).sum();
            return autograd.grad([value], [variable])[0].to(ScalarType.Float64);
        }
    }

    [Theory]
    [InlineData("flat")]
    [InlineData("pooled")]
    public void Ablation_in_closed_form_is_ablation_through_the_head_and_through_the_whole_network(string name)
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, name);
        using var network = new FrozenNetwork(model, batchSize: 4);
        using var images = SmallNetwork.Prepare(model, network);
        var key = new TerminalKey(
            new InputSource("ablation"), TerminalTable.Find("ablation")!, SmallNetwork.Layer, images.Target);
        var chunk = new TerminalChunk(images, 0, 3, new TerminalPasses(), CancellationToken.None);

        var closed = AblationTerminal.ClosedForm(chunk, key);
        var byHead = AblationTerminal.ByHead(chunk, key);

        var whole = new float[15];
        for (var i = 0; i < 15; i++)
        {
            // As by hand: one image, one channel, the whole network.
            using var inner = NewDisposeScope();
            var features = model.Features(SmallNetwork.Layer, images.Inputs.narrow(0, i / 5, 1)).clone();
            features.narrow(1, i % 5, 1).mul_(0f);
            var without = model.Head(SmallNetwork.Layer, features)[0, SmallNetwork.Classes[i / 5]!.Value];
            whole[i] = images.Logits[i / 5, SmallNetwork.Classes[i / 5]!.Value].ToSingle() - without.ToSingle();
        }

        var expected = tensor(whole, [3, 5, 1, 1]);
        Assert.InRange(Golden.RelativeError(closed, expected), 0, 1e-5);
        Assert.InRange(Golden.RelativeError(byHead, expected), 0, 1e-5);
    }

    [Fact]
    public void Smooth_gradients_without_noise_are_powers_of_the_gradient()
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, "deep");
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);
        var chunk = new TerminalChunk(images, 0, 3, new TerminalPasses(), CancellationToken.None);

        var moments = SmoothGradients.Moments(chunk, SmallNetwork.Layer, images.Target, samples: 4, deviation: 0);

        for (var power = 1; power <= 3; power++)
            Assert.InRange(Golden.RelativeError(moments[power - 1], images.Gradients.pow(power)), 0, 1e-6);
    }

    [Fact]
    public void The_second_smooth_moment_is_at_least_the_first_squared_and_noise_makes_it_more()
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, "deep");
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);

        var first = images.Take(new InputSource("smooth_gradient"), 0, 3);
        var spread = images.Take(new InputSource("smooth_gradient_squared"), 0, 3) - first.pow(2);

        Assert.True(spread.min().ToSingle() > -1e-5);
        Assert.True(spread.max().ToSingle() > 1e-3);
    }

    [Fact]
    public void SSCAM_with_one_sample_and_no_noise_is_ScoreCAM_less_the_clean_logit()
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, "deep");
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);
        var key = new TerminalKey(
            new InputSource("ss_cam"), TerminalTable.Find("ss_cam")!, SmallNetwork.Layer, images.Target);
        var chunk = new TerminalChunk(images, 0, 3, new TerminalPasses(), CancellationToken.None);
        var expected = images.Take(new InputSource("score_cam"), 0, 3) - images.Take(new InputSource("logit"), 0, 3);

        Assert.InRange(Golden.RelativeError(MaskScores.Noisy(chunk, key, 1, 0), expected), 0, 1e-5);
        // And with all of its noise it is something else.
        Assert.True(Golden.RelativeError(images.Take(new InputSource("ss_cam"), 0, 3), expected) > 1e-2);
        Assert.Equal(3 * 5 * 35, images.Passes[new InputSource("ss_cam", SmallNetwork.Layer, "y")].Forward);
    }

    [Fact]
    public void Noise_has_the_deviation_that_is_asked_for_and_depends_on_its_key_alone()
    {
        var (first, again, other) = (new float[100_000], new float[100_000], new float[100_000]);
        new NormalNoise(3, 1).Fill(first, 2);
        new NormalNoise(3, 1).Fill(again, 2);
        new NormalNoise(1, 3).Fill(other, 2);

        Assert.Equal(first, again);
        // Standard errors here are 0.0063 for the mean, 0.018 for the variance and 0.013 for the product.
        Assert.InRange(first.Average(), -0.03, 0.03);
        Assert.InRange(first.Average(value => value * value), 3.9, 4.1);
        Assert.InRange(first.Zip(other).Average(pair => pair.First * pair.Second), -0.06, 0.06);
        Assert.InRange(first.Count(value => Math.Abs(value) < 2) / 100_000.0, 0.677, 0.688);
    }

    [Fact]
    public void The_centre_gaussian_falls_with_the_distance_in_quarters_of_the_sides()
    {
        using var model = SmallNetwork.Load(_folder, "deep");
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);
        using var map = images.Take(new InputSource("gaussian"), 2, 1);

        // 8x8: the deviation is 2; the top left pixel's middle lies 3.5 from the centre both ways.
        Assert.Equal(Math.Exp(-(3.5 * 3.5) / 4), map[0, 0, 0, 0].ToSingle(), 1e-6);
        Assert.Equal(Math.Exp(-((0.5 * 0.5) + (2.5 * 2.5)) / 8), map[0, 0, 4, 6].ToSingle(), 1e-6);
        Assert.Equal(Math.Exp(-((0.5 * 0.5) + (2.5 * 2.5)) / 8), map[0, 0, 1, 3].ToSingle(), 1e-6);
    }

    [Fact]
    public void Random_weights_are_those_of_the_image_s_place_and_the_layer_s_channels()
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, "deep");
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);

        var all = images.Take(new InputSource("random"), 0, 3);

        Assert.Equal(all[2].data<float>().ToArray(), images.Take(new InputSource("random"), 2, 1)[0].data<float>().ToArray());
        Assert.InRange(all.min().ToSingle(), -1, -0.2);
        Assert.InRange(all.max().ToSingle(), 0.2, 1);
        Assert.Equal([3, 4, 1, 1], images.Take(new InputSource("random", "features.2"), 0, 3).shape);
    }

    public void Dispose() => _folder.Dispose();
}
