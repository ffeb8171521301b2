using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Conformance;
using SyCam.Eval.Tests.Models;
using SyCam.Eval.Tests.Terminals;
using SyCam.Grammar.Terms;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Methods;

/// <summary>What a change of the inputs must do to the maps of the named methods, whatever the values are.</summary>
public sealed class MetamorphicTests : IDisposable
{
    private const double Tolerance = 2e-5;

    // Not these: the second powers of Grad-CAM++ see the size of the gradient, and what the network's inputs decide is
    // not a function of activations and gradient alone.
    private static readonly string[] HomogeneousInGradient =
    [
        "GradCAM", "GradCAMplus", "XGradCAM", "LayerCAM", "GradCAMElementWise", "HiResCAM", "EigenGradCAM", "SegEigenCAM",
        "EigenCAM", "EigenCAM.paper", "KPCACAM", "FEM",
    ];

    private static readonly string[] HomogeneousInActivations =
    [
        "GradCAM", "GradCAMplus", "XGradCAM", "LayerCAM", "GradCAMElementWise", "HiResCAM", "EigenGradCAM", "SegEigenCAM",
        "EigenCAM", "EigenCAM.paper", "FEM",
    ];

    private readonly TemporaryFolder _folder = new();

    /// <summary>The methods that read activations and gradient of the target layer and nothing else.</summary>
    public static TheoryData<string> OfOneLayer => [.. MethodTerms.Names.Where(name =>
        MethodTerms.Find(name)!.SubTerms().Where(term => term.Operator == Operators.Input)
            .All(term => term.Name is "A" or "G"))];

    public static TheoryData<string> All => [.. MethodTerms.Names];

    public static TheoryData<string> ScaledGradients => [.. HomogeneousInGradient];

    public static TheoryData<string> ScaledActivations => [.. HomogeneousInActivations];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ScaledGradients))]
    public void A_larger_gradient_is_the_same_saliency(string method)
    {
        using var scope = NewDisposeScope();
        var (a, g) = Values();
        AssertSame(Saliency(method, a, g), Saliency(method, a, g * 8f));
    }

    [Theory]
    [MemberData(nameof(ScaledActivations))]
    public void Larger_activations_are_the_same_saliency(string method)
    {
        using var scope = NewDisposeScope();
        var (a, g) = Values();
        AssertSame(Saliency(method, a, g), Saliency(method, a * 4f, g));
    }

    [Fact]
    public void The_plus_plus_weights_do_see_the_size_of_the_gradient()
    {
        using var scope = NewDisposeScope();
        var (a, g) = Values();
        Assert.True((Saliency("GradCAMpp", a, g) - Saliency("GradCAMpp", a, g * 8f)).abs().max().ToSingle() > 1e-3f);
    }

    [Theory]
    [MemberData(nameof(OfOneLayer))]
    public void The_order_of_the_channels_does_not_matter(string method)
    {
        using var scope = NewDisposeScope();
        var (a, g) = Values();
        var order = tensor(new long[] { 3, 0, 4, 1, 2 });
        AssertSame(Saliency(method, a, g), Saliency(method, a.index_select(1, order), g.index_select(1, order)));
    }

    [Theory]
    [MemberData(nameof(OfOneLayer))]
    public void Flipped_activations_and_gradients_make_a_flipped_map(string method)
    {
        using var scope = NewDisposeScope();
        var (a, g) = Values();
        AssertSame(Saliency(method, a, g).flip(3), Saliency(method, a.flip(3), g.flip(3)));
        AssertSame(Saliency(method, a, g).flip(2), Saliency(method, a.flip(2), g.flip(2)));
    }

    // In one chunk, one by one, and from the second image on.
    [Theory]
    [MemberData(nameof(All))]
    public void A_map_does_not_depend_on_the_images_beside_it(string method)
    {
        using var scope = NewDisposeScope();
        var term = MethodTerms.Find(method)!;
        var isDeep = term.SubTerms().Any(part => part.Name.EndsWith("@scale3", StringComparison.Ordinal));
        // The pooled network has a row of a classifier and exits, but two resolutions only.
        using var model = isDeep ? ThreeScales.Network.Load(_folder) : SmallNetwork.LoadWithExits(_folder);
        using var network = new FrozenNetwork(model, batchSize: 4);
        using var images = isDeep ? PrepareThree(model, network) : SmallNetwork.Prepare(model, network);
        using var again = isDeep ? PrepareThree(model, network) : SmallNetwork.Prepare(model, network);

        var together = Map(term, images, 0, 3);
        for (var place = 0; place < 3; place++) AssertClose(together.narrow(0, place, 1), Map(term, again, place, 1));
        AssertClose(together.narrow(0, 1, 2), Map(term, again, 1, 2));
    }

    private static ConformanceTarget ThreeScales =>
        ConformanceSuite.Targets.First(target => target.Network.Name == "three-scales");

    private static PreparedImages PrepareThree(CamModel model, FrozenNetwork network)
    {
        var image = ThreeScales.Image.ToBatch();
        return ImagePreparer.Prepare(
            model, network, ThreeScales.Layer, ["one", "flipped", "faint"], cat([image, image.flip(3), image * 0.5f], 0), null,
            [ThreeScales.Class, ThreeScales.Class, ThreeScales.Class], CancellationToken.None);
    }

    private static Tensor Map(Term term, PreparedImages images, int first, int count)
    {
        var program = TensorProgram.Compile(term);
        var inputs = images.Read(program.Inputs, MethodTerms.Sources, first, count, CancellationToken.None);
        return ProgramRunner.Run(program, inputs, (images.Height, images.Width))[0];
    }

    private static Tensor Saliency(string method, Tensor a, Tensor g)
    {
        var program = TensorProgram.Compile(MethodTerms.Find(method)!);
        var raw = ProgramRunner.Run(program, new Dictionary<string, Tensor> { ["A"] = a, ["G"] = g }, (24, 20))[0];
        var saliency = SaliencyMaps.Scale(raw, 24, 20);
        // A law that only compares zeros would say nothing.
        Assert.Equal(1, saliency.max().ToSingle(), 1e-6f);
        return saliency;
    }

    private static (Tensor A, Tensor G) Values()
    {
        var random = new Random(7);
        float[] Draw() => [.. Enumerable.Range(0, 2 * 5 * 4 * 6).Select(_ => (float)((random.NextDouble() * 2) - 1))];
        return (tensor(Draw(), [2, 5, 4, 6]).relu() + 0.05f, tensor(Draw(), [2, 5, 4, 6]));
    }

    private static void AssertSame(Tensor expected, Tensor actual) =>
        Assert.InRange((expected - actual).abs().max().ToSingle(), 0, Tolerance);

    private static void AssertClose(Tensor expected, Tensor actual) =>
        Assert.InRange(Golden.RelativeError(actual.to(ScalarType.Float64), expected.to(ScalarType.Float64)), 0, Tolerance);
}
