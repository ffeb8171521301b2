using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Conformance;
using SyCam.Eval.Tests.Terminals;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Methods;

/// <summary>Methods that must be the same on networks of some kind, computed and compared.</summary>
public sealed class IdentityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("HiResCAM")]
    [InlineData("XGradCAM")]
    public void Before_a_pooled_linear_head_they_are_all_GradCAM(string method) =>
        AssertSame("pooled", Method("GradCAM"), Method(method));

    [Fact]
    public void Before_a_pooled_linear_head_CAM_is_GradCAM_without_the_relu() =>
        AssertSame("pooled", Method("GradCAM"), Term.Of(Operators.Relu, Method("CAM")));

    [Fact]
    public void Before_another_head_they_are_not_the_same() =>
        Assert.True(Difference("flat", Method("GradCAM"), Method("HiResCAM")) > 1e-2);

    [Theory]
    [InlineData("pooled")]
    [InlineData("flat")]
    [InlineData("deep")]
    public void Behind_a_ReLU_LayerCAM_is_the_element_wise_GradCAM(string network) =>
        AssertSame(network, Method("LayerCAM"), Method("GradCAMElementWise"));

    // With one gradient g > 0 at all h*w positions: a = 1 / (2 + g S), S the channel's sum, so the weight is hw g / (2 + g S).
    [Fact]
    public void With_a_constant_gradient_the_plus_plus_weights_have_a_closed_form()
    {
        var weights = Read("sum_p(relu(G)) * div0(1, 2 + sum_p(A) * mean_p(G)) * div0(relu(mean_p(G)), mean_p(G))");
        AssertSame("pooled", Method("GradCAMpp"), Cam(weights));
    }

    [Theory]
    [InlineData("pooled")]
    [InlineData("flat")]
    [InlineData("deep")]
    public void With_the_logit_as_target_ShapleyCAM_is_GradCAM_on_piecewise_linear_heads(string network) => AssertSame(
        network, Method("GradCAM"), Cam(Read("mean_p(G - 1/2 * H)")),
        new() { ["A"] = new("activation"), ["G"] = new("gradient"), ["H"] = new("hvp") });

    [Fact]
    public void With_its_own_target_ShapleyCAM_is_not_GradCAM() =>
        Assert.True(Difference("deep", Method("GradCAM"), Method("ShapleyCAM")) > 1e-3);

    [Fact]
    public void A_common_offset_of_the_scores_does_not_change_ScoreCAM() =>
        AssertSame("deep", Method("ScoreCAM"), Cam(Read("softmax_k(S + 3 * y - 7)")));

    [Fact]
    public void A_positive_factor_on_all_weights_does_not_change_the_saliency() =>
        AssertSame("deep", Method("XGradCAM"), Term.Of(Operators.Mul, Term.Constant(new Rational(5, 7)), Method("XGradCAM")));

    private static Term Method(string name) => MethodTerms.Find(name)!;

    private static Term Cam(Term weights) => Term.Of(
        Operators.Relu,
        Term.Of(Operators.SumK, Term.Of(Operators.Mul, weights, Term.Input("A", TermType.Features))));

    private static Term Read(string expression) => TermReader.Read(expression,
    [
        .. TermReader.DefaultInputs,
        new("H", TermType.Features, new InputSource("hvp"), 1, IsNonNegative: false, Unit: null),
        new("S", TermType.Channels, new InputSource("score_cam"), 1, IsNonNegative: false, Unit: null),
        new("y", TermType.Scalar, new InputSource("logit"), 1, IsNonNegative: false, Unit: null),
    ]).Term!;

    private void AssertSame(string network, Term left, Term right, Dictionary<string, InputSource>? sources = null) =>
        Assert.InRange(Difference(network, left, right, sources), 0, 2e-5);

    // The greatest difference of the two saliencies on three images, of which the left one must show something.
    private double Difference(string network, Term left, Term right, Dictionary<string, InputSource>? sources = null)
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, network);
        using var frozen = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, frozen);
        var program = TensorProgram.Compile(left, right);
        var inputs = images.Read(
            program.Inputs, sources ?? MethodTerms.Sources, 0, SmallNetwork.Images, TestContext.Current.CancellationToken);
        var maps = ProgramRunner.Run(program, inputs, (images.Height, images.Width))
            .Select(raw => SaliencyMaps.Scale(raw, images.Height, images.Width)).ToList();
        Assert.True(maps[0].max().ToSingle() > 0.99f, "the first map shows nothing");
        return (maps[0] - maps[1]).abs().max().ToSingle();
    }
}
