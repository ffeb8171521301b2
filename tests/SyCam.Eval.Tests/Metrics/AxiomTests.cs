using SyCam.Eval.Metrics;
using SyCam.Eval.Tests.Conformance;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Tests.Metrics;

public sealed class AxiomTests
{
    // Red 1 and 3: the channels are red, 2 * red and 0; the logit is 2 * 2 - 1/2 * 4 = 2, of which the first channel gives
    // 4 and the second takes 2.
    private static readonly float[] Convolution = [1, 0, 0, 2, 0, 0, -1, 0, 0];
    private static readonly float[] Head = [2, -0.5f, 5, 0, 0, 0];

    [Theory]
    [InlineData("GradCAM", 0, 0)]
    [InlineData("HiResCAM", 0, 0)]
    [InlineData("sum_k(G * A)", 0, 0)]
    // The second channel is left out: 4 instead of 2; 2 of 4 + 4 + 2 is missed.
    [InlineData("LayerCAM", 1.0 / 3, 0.2)]
    [InlineData("GradCAMElementWise", 1.0 / 3, 0.2)]
    // The relu at the root, which makes the map 0, is not looked at.
    [InlineData("relu(sum_k(-1 * mean_p(G) * A))", 1, 1)]
    // CAM adds up to the logit times the number of positions; each part is twice the fall.
    [InlineData("CAM", 1.0 / 3, 1.0 / 3)]
    // The channels' own sums are 4 and 8, the falls 4 and -2.
    [InlineData("sum_k(A)", 10.0 / 14, 10.0 / 18)]
    [InlineData("1/2 * relu(sum_k(G * A))", 1.0 / 3, double.NaN)]
    [InlineData("max_k(A)", 0.6, double.NaN)]
    [InlineData("FakeCAM", 1.0 / 3, double.NaN)]
    public void Values_are_those_of_arithmetic_before_a_pooled_linear_head(
        string method, double conservation, double sensitivity)
    {
        using var scene = new LayerScene(1, 2, [1, 3], Convolution, Head);

        Assert.Equal(conservation, scene.Score("conservation", method), 1e-6);
        Assert.Equal(sensitivity, scene.Score("axiom_sensitivity", method), 1e-6);
    }

    // Red 3 and 1, green 1 and 2. Hidden: 3 + 1 + 2 = 6 and 3 - 1 - 1 = 1; logit 2 * 6 - 1 = 11. Gradients: red 1 and 3,
    // green 1 and 2. Without red the hidden values are 2 and, below 0, none: 4. Without green 4 and 2: 6.
    private static VectorScene PiecewiseLinear(string target = "y") => new(
        [3, 1, 1, 2, 0, 0], 0, target,
        ([1, 1, 0, 1, 0, 0, 1, -1, -1, 0, 0, 0], [0, 0]), ([2, -1, 1, 0], [0, 0]));

    [Theory]
    [InlineData("HiResCAM", 0, 1.0 / 23)]
    [InlineData("sum_k(A * G)", 0, 1.0 / 23)]
    // Mean gradients 2 and 3/2, parts 8 and 9/2: 25/2 instead of 11, and 1 and 1/2 beside the falls 7 and 5.
    [InlineData("GradCAM", 1.5 / 23.5, 1.5 / 24.5)]
    // As HiResCAM, but one weight for all positions.
    [InlineData("XGradCAM", 0, 1.0 / 23)]
    public void A_head_without_biases_that_is_linear_in_pieces_is_conserved_by_gradient_times_activation(
        string method, double conservation, double sensitivity)
    {
        using var scene = PiecewiseLinear();

        Assert.Equal(conservation, scene.Score("conservation", method), 1e-6);
        Assert.Equal(sensitivity, scene.Score("axiom_sensitivity", method), 1e-6);
    }

    // The other logit is the first hidden value: 6, without red 2, without green 4. So the target is 5, its gradients are
    // red 0 and 2, green 1 and 1, its falls 5 - 2 = 3 and 5 - 2 = 3.
    [Fact]
    public void The_target_of_the_run_is_what_is_added_up_to()
    {
        using var scene = PiecewiseLinear("y - logit(1)");

        Assert.Equal(0, scene.Score("conservation", "HiResCAM"), 1e-6);
        // Parts 2 and 3.
        Assert.Equal(1.0 / 11, scene.Score("axiom_sensitivity", "HiResCAM"), 1e-6);
    }

    // A bias behind the layer belongs to no channel.
    [Fact]
    public void A_bias_is_missing_from_the_sum()
    {
        using var scene = new VectorScene([3, 1, 1, 2, 0, 0], 0, "y", ([1, 1, 1, 1, 1, 1], [2]));

        Assert.Equal(2.0 / 16, scene.Score("conservation", "HiResCAM"), 1e-6);
        Assert.Equal(0, scene.Score("axiom_sensitivity", "HiResCAM"), 1e-6);
    }

    [Fact]
    public void Nothing_is_missing_where_all_is_0()
    {
        using var scene = new LayerScene(1, 2, [0, 0], Convolution, Head);

        Assert.Equal(0, scene.Score("conservation", "GradCAM"));
        Assert.Equal(0, scene.Score("axiom_sensitivity", "GradCAM"));
    }

    [Theory]
    [InlineData("sum_k(mean_p(G) * A)", true)]
    [InlineData("relu(sum_k(A^3 * G))", true)]
    [InlineData("upsample(sum_k(A))", false)]
    [InlineData("relu(sum_k(A)) + relu(sum_k(G))", false)]
    [InlineData("mean_k(A)", false)]
    [InlineData("relu(relu(sum_k(A)))", false)]
    public void Methods_without_a_part_for_each_channel_are_known_beforehand(string expression, bool expected) =>
        Assert.Equal(expected, MetricTable.Find("axiom_sensitivity")!.Covers(TermReader.Read(expression).Term!));

    [Fact]
    public void The_layer_whose_channels_are_summed_is_that_of_the_inputs()
    {
        var gradient = Term.Input("G@layer3", TermType.Features);
        var method = Term.Of(Operators.Relu, Term.Of(Operators.SumK, gradient));

        Assert.Equal(new ChannelSum(gradient, "layer3"), ChannelSum.Find(method));
        Assert.Null(ChannelSum.Find(Term.Input("fake", TermType.Map)));
    }

    [Fact]
    public void Of_the_named_methods_those_are_covered_that_weigh_channels()
    {
        var row = MetricTable.Find("axiom_sensitivity")!;

        Assert.True(row.Covers(MethodTerms.Find("ScoreCAM")!));
        Assert.False(row.Covers(MethodTerms.Find("EigenCAM")!));
        Assert.All(MethodTerms.Names, name => Assert.True(MetricTable.Find("conservation")!.Covers(MethodTerms.Find(name)!)));
    }
}
