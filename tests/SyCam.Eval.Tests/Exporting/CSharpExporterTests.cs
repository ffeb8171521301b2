using System.Text.RegularExpressions;
using SyCam.Eval.Exporting;
using SyCam.Eval.Saliency;
using SyCam.Eval.Terminals;
using SyCam.Eval.Tests.Conformance;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>The exported C# is compiled, loaded and run, and gives what is scored.</summary>
public sealed partial class CSharpExporterTests
{
    [Fact]
    public void Random_expressions_have_every_operator_and_few_say_nothing()
    {
        var used = ExportedMaps.Random(seed: 7, count: 200).SelectMany(term => term.SubTerms())
            .Select(term => term.Operator).ToHashSet();

        Assert.Equal([Operators.Hole], Operators.All.Where(op => !used.Contains(op)));
        using var scope = NewDisposeScope();
        var spreads = ExportedMaps.Requests.Where(request => request.TypeName.StartsWith("Random", StringComparison.Ordinal))
            .Select(request => ExportedMaps.Expected(request, ExportedMaps.Values(request)))
            .Select(map => (map.max() - map.min()).ToSingle());
        Assert.InRange(spreads.Count(spread => float.IsFinite(spread) && spread > 0), 150, 200);
    }

    [Fact]
    public void Named_methods_and_random_expressions_give_the_scored_maps_and_pass_their_own_test()
    {
        var requests = ExportedMaps.Requests.Select(request => request with { HasSelfTest = true }).ToList();
        var cams = CompiledCam.Compile(requests.ToDictionary(request => request.TypeName, CSharpExporter.Export));
        Assert.Equal(MethodTerms.Names.Count() + 200, cams.Count);

        foreach (var request in requests)
        {
            using var scope = NewDisposeScope();
            var cam = cams[request.TypeName];
            var values = ExportedMaps.Values(request);
            var expected = ExportedMaps.Expected(request, values);

            Assert.Equal(request.Expression, cam.Expression);
            ExportedMaps.AssertClose(expected, cam.Map(ExportedMaps.Arguments(request, values)), request.Expression);
            ExportedMaps.AssertClose(
                SaliencyMaps.Scale(expected, ExportedMaps.Height, ExportedMaps.Width),
                cam.Saliency([.. values, ExportedMaps.Height, ExportedMaps.Width]), request.Expression,
                ExportedMaps.SaliencyTolerance(expected));
            Assert.True(cam.SelfTest() == "OK", $"{request.Expression}: {cam.SelfTest()}");
        }
    }

    [Theory]
    [InlineData("relu(sum_k(2 * G * A + relu(A)))")]
    [InlineData("sum_k(1/3 * G * A) + -0.000001")]
    [InlineData("div0(max_k(A), mean_k(abs(G))) * mean_k(max_p(G) * mean_p(A))")]
    [InlineData("upsample(minmax(sum_k(softmax_k(mean_p(G)) * A))) * upsample(relu(sum_k(G)))")]
    [InlineData("sum_k(div0(G, relu(G)) * A)")]
    public void Expressions_at_the_edges_give_the_scored_maps(string expression)
    {
        using var scope = NewDisposeScope();
        var request = ExportedMaps.Request("Edge", expression);
        var values = ExportedMaps.Values(request);

        var cam = CompiledCam.Compile(CSharpExporter.Export(request), "Edge");

        ExportedMaps.AssertClose(
            ExportedMaps.Expected(request, values), cam.Map(ExportedMaps.Arguments(request, values)), expression);
    }

    [Fact]
    public void A_constant_map_and_one_that_is_not_finite_become_zero()
    {
        var cam = CompiledCam.Compile(CSharpExporter.Export(ExportedMaps.Request("Degenerate", "sum_k(G * A)")), "Degenerate");
        using var scope = NewDisposeScope();
        var a = ones(2, 1, 2, 2);
        var g = tensor([3f, 3, 3, 3, 1, float.NaN, 1, 2], [2, 1, 2, 2]);

        Assert.Equal(0, cam.Saliency(a, g, 4L, 4L).abs().sum().ToSingle());
    }

    [Fact]
    public void The_input_of_a_map_that_is_an_input_stays_the_callers()
    {
        var cam = CompiledCam.Compile(CSharpExporter.Export(ExportedMaps.Request("Given", MethodTerms.Find("FakeCAM")!)), "Given");
        using var fake = tensor([0f, 1, 1, 1], [1, 1, 2, 2]);

        using (var map = cam.Map(fake)) Assert.Equal(3, map.sum().ToSingle());

        Assert.Equal(3, fake.sum().ToSingle());
    }

    [Theory]
    [InlineData(".relu()", ".abs()")]
    [InlineData("v1 * A", "v1 + A")]
    [InlineData("(new long[] { 1 }, true)", "(new long[] { 2 }, true)")]
    public void A_damaged_file_fails_its_own_test(string from, string to)
    {
        var source = CSharpExporter.Export(
            ExportedMaps.Request("Damaged", "relu(sum_k(mean_p(G) * A))") with { HasSelfTest = true });
        Assert.Equal(2, source.Split(from).Length);
        Assert.Equal((0, "OK"), CompiledCam.Compile(source, "Damaged").Main());

        var cam = CompiledCam.Compile(source.Replace(from, to, StringComparison.Ordinal), "Damaged");

        Assert.StartsWith("FAILED: the ", cam.SelfTest(), StringComparison.Ordinal);
        Assert.Equal((1, cam.SelfTest()), cam.Main());
    }

    [Fact]
    public void An_input_or_a_class_may_have_the_name_of_anything_in_the_file()
    {
        var any = WithAllHelpers([.. Enumerable.Range(0, HelperInputs.Length).Select(i => $"x{i}")], "Any");
        var code = string.Join('\n', CSharpExporter.Export(any).Split('\n').Select(line => line.Split("//")[0]));
        var words = Words().Matches(code).Select(match => match.Value).Distinct().Except(any.Sources.Keys).ToList();
        Assert.InRange(words.Count, 150, 500);

        // A file with several such inputs takes the compiler no longer than one with a single one.
        List<ExportRequest> files = [.. words.Chunk(HelperInputs.Length).Select((chunk, i) =>
            WithAllHelpers([.. chunk, .. Enumerable.Range(chunk.Length, HelperInputs.Length - chunk.Length).Select(j => $"x{j}")], $"Inputs{i}"))];
        files.AddRange(words.Select(word => ExportedMaps.Request(IdentifierMaker.TypeName(word + ".cs"), "relu(sum_k(mean_p(G) * A))")));
        CompiledCam.Compile(
            files.DistinctBy(file => file.TypeName).ToDictionary(file => file.TypeName, CSharpExporter.Export));
    }

    // Among them they bring every helper.
    private static readonly string[] HelperInputs =
        ["hvp", "is_cam", "ss_cam", "smooth_gradient", "random", "score_cam_official", "ablation", "gaussian"];

    // An expression of all that brings a helper, whose inputs have names.
    private static ExportRequest WithAllHelpers(IReadOnlyList<string> names, string typeName)
    {
        var sources = names.Zip(HelperInputs).ToDictionary(input => input.First, input => new InputSource(input.Second));
        var inputs = sources.Select(input => Term.Input(
            input.Key, TerminalTable.Find(input.Value.Word)!.Type, input.Value.TermLayer)).ToList();
        static Term Of(Operator op, params ReadOnlySpan<Term> operands) => Term.Of(op, operands);
        var features = Of(Operators.Mul, [.. inputs.Where(input => input.Layer != Term.ImageLayer)]);
        var map = Of(Operators.Add, Of(Operators.Eigen, features), Of(Operators.Kpca, Of(Operators.Div0, inputs[0], features)));
        return new ExportRequest(
            Of(Operators.Mul, Of(Operators.Upsample, Of(Operators.MinMax, map)), inputs[^1]), sources)
        { TypeName = typeName, HasSelfTest = true };
    }

    [GeneratedRegex(@"\b[A-Za-z_][A-Za-z_0-9]*\b")]
    private static partial Regex Words();

    [Fact]
    public void The_file_says_what_it_is()
    {
        var source = CSharpExporter.Export(ExportedMaps.Request("Said", "relu(sum_k(mean_p(G) * A))"));

        Assert.StartsWith("// relu(sum_k(mean_p(G) * A))\n", source, StringComparison.Ordinal);
        Assert.Contains("//   scored by a test: 0.5 < 0.7 & more\n", source, StringComparison.Ordinal);
        Assert.Contains("/// <para>scored by a test: 0.5 &lt; 0.7 &amp; more</para>", source, StringComparison.Ordinal);
        Assert.Contains(@"/// <para>Equation: \mathrm{relu}\left(\sum_k \overline{G}_k A_k\right)</para>", source, StringComparison.Ordinal);
        Assert.Contains("public static Tensor Map(Tensor A, Tensor G)", source, StringComparison.Ordinal);
    }
}
