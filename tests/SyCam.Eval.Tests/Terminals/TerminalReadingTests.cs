using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Eval.Tests.Models;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Terminals;

/// <summary>What is computed when, how often, and what it counts as.</summary>
[Collection(LiveTensorsCollection.Name)]
public sealed class TerminalReadingTests : IDisposable
{
    private static readonly InputSource Scores = new("score_cam");
    private readonly SyCam.Testing.TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;

    public TerminalReadingTests()
    {
        _model = SmallNetwork.Load(_folder, "deep");
        _network = new FrozenNetwork(_model, batchSize: 4);
    }

    [Fact]
    public void What_no_program_reads_costs_no_pass()
    {
        using var images = SmallNetwork.Prepare(_model, _network);
        var before = _network.ForwardPasses;

        images.Take(new InputSource("activation"), 0, 3).Dispose();
        images.Take(new InputSource("gradient"), 0, 3).Dispose();
        images.Take(new InputSource("logit"), 0, 3).Dispose();
        images.Take(new InputSource("probability"), 0, 3).Dispose();
        images.Take(new InputSource("random"), 0, 3).Dispose();

        Assert.Equal(before, _network.ForwardPasses);
        Assert.Equal(0, _network.HeadPasses);
        // What preparation needed: one pass and one back for each image.
        Assert.Equal("3 F, 0 H, 0 B", images.Passes[new InputSource("activation", SmallNetwork.Layer)].ToString());
        Assert.Equal("0 F, 0 H, 3 B", images.Passes[new InputSource("gradient", SmallNetwork.Layer, "y")].ToString());
        Assert.All(images.Passes.Where(pair => pair.Key.Word is "logit" or "probability" or "random"), pair =>
            Assert.Equal("0 F, 0 H, 0 B", pair.Value.ToString()));
    }

    [Fact]
    public void A_terminal_is_computed_once_for_each_image_whatever_the_order_of_reading()
    {
        using var images = SmallNetwork.Prepare(_model, _network);
        var key = new InputSource("score_cam", SmallNetwork.Layer, "y");

        images.Take(Scores, 1, 1).Dispose();
        Assert.Equal(5, images.Passes[key].Forward);
        images.Take(Scores, 0, 3).Dispose();
        Assert.Equal(15, images.Passes[key].Forward);
        images.Take(Scores, 0, 2).Dispose();
        images.Take(new InputSource("score_cam", "features[-1]", "logit"), 0, 3).Dispose();

        Assert.Equal(15, images.Passes[key].Forward);
        Assert.Equal(15 + 3, _network.ForwardPasses);
    }

    [Fact]
    public void One_forward_and_one_backward_pass_serve_several_layers()
    {
        using var images = SmallNetwork.Prepare(_model, _network);
        Dictionary<string, InputSource> sources = new()
        {
            ["A2"] = new("activation", "features.2"),
            ["A0"] = new("activation", "features.0"),
            ["G2"] = new("gradient", "features.2"),
            ["G0"] = new("gradient", "features.0"),
        };

        _ = images.Take(sources, 0, 3);

        Assert.Equal((3, 0, 3), Passes(images, "features.2", "features.0"));
    }

    [Fact]
    public void Other_targets_at_the_run_s_layer_go_through_the_head_only()
    {
        using var images = SmallNetwork.Prepare(_model, _network);
        Dictionary<string, InputSource> sources = new()
        {
            ["a"] = new("gradient", "", "rest"),
            ["b"] = new("gradient", "", "ranked(1)"),
            ["h"] = new("hvp", "", "rest"),
        };

        _ = images.Take(sources, 0, 3);

        var added = images.Passes.Where(pair => pair.Key.Target is "rest" or "ranked(1)").ToList();
        Assert.Equal(0, added.Sum(pair => pair.Value.Forward));
        Assert.Equal(3, added.Sum(pair => pair.Value.Head));
        Assert.Equal(9, added.Sum(pair => pair.Value.Backward));
    }

    [Fact]
    public void The_three_smooth_gradients_share_their_passes_even_when_read_apart()
    {
        using var images = SmallNetwork.Prepare(_model, _network);

        foreach (var word in SmoothGradients.Words) images.Take(new InputSource(word), 0, 3).Dispose();

        var smooth = images.Passes.Where(pair => SmoothGradients.Words.Contains(pair.Key.Word)).ToList();
        Assert.Equal(12, smooth.Sum(pair => pair.Value.Forward));
        Assert.Equal(12, smooth.Sum(pair => pair.Value.Backward));
    }

    [Fact]
    public void Ablation_is_free_of_passes_for_each_channel_before_linear_layers_only()
    {
        using var flat = SmallNetwork.Load(_folder, "flat");
        using var frozen = new FrozenNetwork(flat);
        using var linear = SmallNetwork.Prepare(flat, frozen);
        using var images = SmallNetwork.Prepare(_model, _network);

        linear.Take(new InputSource("ablation"), 0, 3).Dispose();
        linear.Take(new InputSource("ablation", "", "p"), 0, 3).Dispose();
        images.Take(new InputSource("ablation"), 0, 3).Dispose();

        Assert.Equal(0, linear.Passes[new InputSource("ablation", SmallNetwork.Layer, "y")].Head);
        Assert.InRange(linear.Passes[new InputSource("ablation", SmallNetwork.Layer, "p")].Head, 4, 18);
        // One clean pass for each image and one for each channel that is not 0 already.
        using var live = images.Activations.amax([2L, 3L]).gt(0).sum();
        Assert.Equal(3 + live.ToInt64(), images.Passes[new InputSource("ablation", SmallNetwork.Layer, "y")].Head);
    }

    [Fact]
    public void Beyond_the_limit_values_with_positions_are_computed_anew_and_stay_right()
    {
        using var images = SmallNetwork.Prepare(_model, _network);
        using var roomy = SmallNetwork.Prepare(_model, _network);
        var source = new InputSource("gradient", "features.2");
        images.MemoryLimit = 0;

        images.Take(source, 0, 3).Dispose();
        using var again = images.Take(source, 0, 3);
        using var expected = roomy.Take(source, 0, 3);
        images.Take(Scores, 0, 3).Dispose();
        images.Take(Scores, 0, 3).Dispose();

        Assert.Equal(6, images.Passes[new InputSource("gradient", "features.2", "y")].Backward);
        Assert.Equal(0, images.KeptBytes);
        Assert.Equal(3 * 4 * 64 * sizeof(float), roomy.KeptBytes);
        Assert.InRange(Golden.RelativeError(again, expected), 0, 1e-6);
        Assert.Equal(15, images.Passes[new InputSource("score_cam", SmallNetwork.Layer, "y")].Forward);
    }

    [Fact]
    public void The_run_s_target_is_that_of_every_input_without_one()
    {
        using var plain = SmallNetwork.Prepare(_model, _network);
        using var rest = SmallNetwork.Prepare(_model, _network, "rest");
        using var scope = NewDisposeScope();

        Assert.InRange(Golden.RelativeError(
            rest.Gradients, plain.Take(new InputSource("gradient", "", "rest"), 0, 3)), 0, 1e-6);
        Assert.InRange(Golden.RelativeError(
            rest.Take(Scores, 0, 3), plain.Take(new InputSource("score_cam", "", "rest"), 0, 3)), 0, 1e-6);
        Assert.InRange(Golden.RelativeError(
            rest.Take(new InputSource("gradient", "", "y"), 0, 3), plain.Gradients), 0, 1e-6);
    }

    [Fact]
    public void Every_terminal_has_the_shape_of_its_type_and_no_gradient()
    {
        using var pooled = SmallNetwork.LoadWithExits(_folder);
        using var frozen = new FrozenNetwork(pooled);
        using var images = SmallNetwork.Prepare(pooled, frozen);

        Assert.All(TerminalTable.Sources, row =>
        {
            using var values = images.Take(new InputSource(row.Source), 1, 2);
            var channels = row.Type.HasFlag(TermType.Channels) ? 5 : 1;
            var side = !row.Type.HasFlag(TermType.Map) ? 1 : row.IsAtImageSize ? 8 : 4;
            Assert.Equal([2, channels, side, side], values.shape);
            Assert.Equal(ScalarType.Float32, values.dtype);
            Assert.False(values.requires_grad);
            if (row.IsNonNegative) Assert.True(values.min().ToSingle() >= 0, row.Source);
        });
    }

    [Fact]
    public void Alone_in_a_batch_and_in_other_batches_the_values_are_the_same()
    {
        using var pooled = SmallNetwork.LoadWithExits(_folder);
        using var narrow = new FrozenNetwork(pooled, batchSize: 3);
        using var wide = new FrozenNetwork(pooled, batchSize: 64);
        using var one = SmallNetwork.Prepare(pooled, narrow);
        using var all = SmallNetwork.Prepare(pooled, wide);

        Assert.All(TerminalTable.Sources, row =>
        {
            using var scope = NewDisposeScope();
            // The Hessian of a logit is 0 here.
            var source = new InputSource(row.Source, "", row.Source == "hvp" ? "rest" : "");
            var alone = cat([.. Enumerable.Range(0, 3).Select(place => one.Take(source, place, 1))], 0);
            Assert.InRange(Golden.RelativeError(alone, all.Take(source, 0, 3)), 0, 1e-5);
        });
    }

    [Fact]
    public void Reading_leaves_no_tensor_behind()
    {
        var before = LiveTensorsCollection.Count();
        using (var pooled = SmallNetwork.LoadWithExits(_folder))
        using (var frozen = new FrozenNetwork(pooled))
        using (var images = SmallNetwork.Prepare(pooled, frozen))
        {
            foreach (var row in TerminalTable.Sources) images.Take(new InputSource(row.Source), 0, 3).Dispose();
            var kept = LiveTensorsCollection.Count();
            foreach (var row in TerminalTable.Sources) images.Take(new InputSource(row.Source), 0, 3).Dispose();
            Assert.Equal(kept, LiveTensorsCollection.Count());
        }

        Assert.Equal(before, LiveTensorsCollection.Count());
    }

    [Theory]
    [InlineData("gradiant", "", "", "no input comes from 'gradiant'. Did you mean 'gradient'?")]
    [InlineData("fake", "features.2", "", "fake is the same at every layer; leave out '@features.2'")]
    [InlineData("activation", "", "rest", "activation has no target; leave out 'target rest'")]
    [InlineData("gradient", "featuers.2", "", "there is no layer 'featuers.2'")]
    [InlineData("gradient", "scale3", "", "2 resolutions: scale1 = features.5 (4 x 4), scale2 = features.2 (8 x 8)")]
    [InlineData("gradient", "", "rst", "did you mean `rest`?")]
    [InlineData("gradient", "", "logit(4)", "the class in 'logit(4)' goes from 0 to 3")]
    [InlineData("classifier", "", "", "This network has no layer where that is so")]
    public void What_the_network_does_not_have_is_refused_with_the_fix(
        string word, string layer, string target, string message)
    {
        using var images = SmallNetwork.Prepare(_model, _network);

        var error = Assert.Throws<InputException>(() => images.Take(new InputSource(word, layer, target), 0, 1));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_classifier_s_rows_are_refused_where_there_are_none_and_the_layers_that_have_them_are_named()
    {
        using var pooled = SmallNetwork.LoadWithExits(_folder);
        using var frozen = new FrozenNetwork(pooled);
        using var images = SmallNetwork.Prepare(pooled, frozen, layer: "features.2");

        var error = Assert.Throws<InputException>(() => images.Take(new InputSource("classifier"), 0, 1));

        Assert.Contains("at layer 'features.2'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Choose one of: features.5.", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    private static (long, long, long) Passes(PreparedImages images, params string[] layers)
    {
        var chosen = images.Passes.Where(pair => layers.Contains(pair.Key.Layer)).Select(pair => pair.Value).ToList();
        return (chosen.Sum(one => one.Forward), chosen.Sum(one => one.Head), chosen.Sum(one => one.Backward));
    }
}
