using SyCam.Eval.Exporting;
using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>The exported C# is compiled, loaded and run, and gives what was scored.</summary>
public sealed class CSharpExporterTests
{
    private static readonly Dictionary<string, InputSource> Sources =
        new() { ["A"] = new("activation"), ["G"] = new("gradient") };

    [Theory]
    [InlineData("GradCampp", "relu(sum_k(sum_p(div0(G^2, 2 * G^2 + sum_p(A) * G^3) * relu(G)) * A))")]
    [InlineData("Constant", "relu(sum_k(2 * G * A + relu(A)))")]
    [InlineData("Fraction", "sum_k(1/3 * G * A) + -0.000001")]
    [InlineData("Extremes", "div0(max_k(A), mean_k(abs(G))) * mean_k(max_p(G) * mean_p(A))")]
    [InlineData("Principal", "relu(eigen(A - mean_p(A))) + kpca(sqrt(abs(G)))")]
    [InlineData("Sized", "upsample(minmax(sum_k(softmax_k(mean_p(G)) * A))) * upsample(relu(sum_k(G)))")]
    [InlineData("ZeroDivisor", "sum_k(div0(G, relu(G)) * A)")]
    public void Compiled_source_gives_the_scored_values(string name, string expression)
    {
        var term = TermReader.Read(expression).Term ?? throw new InvalidOperationException(expression);
        var program = TensorProgram.Compile(term);
        var cam = CompiledCam.Compile(CSharpExporter.Export(program, Sources, Details(name, term)), name);
        using var scope = NewDisposeScope();
        var (a, g) = (Values(1).relu(), Values(2));

        var expected = ProgramRunner.Run(program, new Dictionary<string, Tensor> { ["A"] = a, ["G"] = g }, (20, 12))[0];

        Assert.Equal(term.ToString(), cam.Expression);
        object[] size = expression.Contains("upsample", StringComparison.Ordinal) ? [20L, 12L] : [];
        object[] inputs = [.. program.Inputs.Select(input => input == "A" ? a : g), .. size];
        AssertClose(expected, cam.RawMap(inputs));
        AssertClose(SaliencyMaps.Scale(expected, 20, 12), cam.Saliency(a, g, 20, 12));
    }

    [Fact]
    public void A_constant_map_and_one_that_is_not_finite_become_zero()
    {
        var term = TermReader.Read("sum_k(G * A)").Term!;
        var cam = CompiledCam.Compile(
            CSharpExporter.Export(TensorProgram.Compile(term), Sources, Details("Degenerate", term)), "Degenerate");
        using var scope = NewDisposeScope();
        var a = ones(2, 1, 2, 2);
        var g = tensor([3f, 3, 3, 3, 1, float.NaN, 1, 2], [2, 1, 2, 2]);

        Assert.Equal(0, cam.Saliency(a, g, 4, 4).abs().sum().ToSingle());
    }

    [Fact]
    public void Explain_gives_the_tools_own_saliency_on_the_demo_network()
    {
        const string Layer = "features.17";
        const int Target = 3;
        var folder = Path.Combine(ReferenceData.RepositoryRoot, "assets", "demo");
        var term = TermReader.Read("relu(sum_k(relu(G) * A))").Term!;
        var program = TensorProgram.Compile(term);
        var cam = CompiledCam.Compile(CSharpExporter.Export(program, Sources, Details("LayerCam", term)), "LayerCam");
        using var scope = NewDisposeScope();
        using var model = CamModel.Load(Path.Combine(folder, "model.safetensors"));
        using var network = new FrozenNetwork(model);
        var pictures = Values(5, 2, 3, 128, 128);
        using var images = ImagePreparer.Prepare(
            model, network, Layer, ["one", "two"], pictures, null, [Target, Target], CancellationToken.None);

        var actual = cam.Explain(
            input => model.Features(Layer, input), input => model.Head(Layer, input), pictures, Target);

        Assert.Equal([2, 1, 128, 128], actual.shape);
        for (var place = 0; place < 2; place++)
        {
            var expected = tensor(SaliencyReader.Read(program, images, place, Sources)[0]).reshape(1, 128, 128);
            Assert.Equal(1, expected.max().ToSingle());
            AssertClose(expected, actual[place]);
        }
    }

    [Fact]
    public void Every_operator_of_the_table_has_a_row() =>
        Assert.All(Operators.All, op => Assert.True(CSharpInstructions.Covers(op), $"{op} has no C#"));

    [Fact]
    public void An_input_that_a_single_file_cannot_compute_is_refused_by_name()
    {
        var term = Term.Input("fake", TermType.Map);

        var error = Assert.Throws<ArgumentException>(() => CSharpExporter.Export(
            TensorProgram.Compile(term), new Dictionary<string, InputSource> { ["fake"] = new("fake") }, Details("Fake", term)));

        Assert.Contains("'fake' comes from 'fake'", error.Message, StringComparison.Ordinal);
    }

    private static ExportDetails Details(string name, Term term) => new(name, term.ToString(), ["scored by a test"]);

    // Of both signs, with exact zeros when rectified; the same on every run.
    private static Tensor Values(int seed, params long[] shape)
    {
        long[] size = shape.Length == 0 ? [2, 5, 4, 3] : shape;
        var random = new Random(seed);
        var values = new float[size.Aggregate(1L, (product, side) => product * side)];
        for (var i = 0; i < values.Length; i++) values[i] = (float)((2 * random.NextDouble()) - 1);
        return tensor(values, size);
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange((expected - actual).abs().max().ToDouble(), 0, 1e-6);
    }
}
