using SyCam.Eval.Exporting;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Eval.Tests.Conformance;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>What <c>Explain</c> of an exported file computes of a network is the tool's own saliency.</summary>
public sealed class ExplainTests
{
    private const string Layer = "features.17";
    private const int Target = 3;
    private const int Side = 128;

    // Through the network once more, whose batches the scorer folds and cuts otherwise.
    private const double Tolerance = 2e-4;

    private static readonly string[] WithoutExplain =
        ["AMECAM", "AMECAM.mean", "ExpectedGradCAM", "FullGrad", "MICAM", "MICAM.entropy", "MICAM.normalised", "MetaCAM"];

    [Fact]
    public void All_named_methods_but_a_few_can_be_explained_by_their_file()
    {
        var without = MethodTerms.Names
            .Where(name => CSharpExporter.WhyNoExplain(ExportedMaps.Request("Any", MethodTerms.Find(name)!)) is not null);

        Assert.Equal(WithoutExplain.Order(), without.Order());
    }

    [Fact]
    public void A_file_without_Explain_says_why_and_has_Map()
    {
        var source = CSharpExporter.Export(ExportedMaps.Request("Mutual", MethodTerms.Find("MICAM")!));

        Assert.Contains("\n// There is no Explain: 'M' comes from 'mutual_information', which a single file does not compute", source, StringComparison.Ordinal);
        Assert.Contains("/// <param name=\"M\">[B,K,1,1]: mutual information", source, StringComparison.Ordinal);
        Assert.False(CompiledCam.Compile(source, "Mutual").Has("Explain"));
    }

    [Fact]
    public void Named_methods_give_the_tools_own_saliency_on_the_demo_network()
    {
        // CAM takes a global mean, which the demo network has not.
        var requests = MethodTerms.Names
            .Except([.. WithoutExplain, "CAM", "ScoreCAM", "ScoreCAM.official", "SSCAM", "ISCAM"])
            .Select((name, i) => ExportedMaps.Request($"Method{i}", MethodTerms.Find(name)!)).ToList();

        AssertExplained(requests, Layer);
    }

    // Where there are few channels, as each takes passes of the whole network.
    [Theory]
    [InlineData("ScoreCAM", "features.9")]
    [InlineData("ScoreCAM.official", "features.9")]
    [InlineData("ISCAM", "features.7")]
    [InlineData("SSCAM", "features.3")]
    public void Methods_that_look_through_each_channel_give_the_tools_own_saliency(string method, string layer) =>
        AssertExplained([ExportedMaps.Request("Masked", MethodTerms.Find(method)!)], layer);

    [Fact]
    public void Gradients_and_scores_are_taken_of_the_target_that_the_input_names()
    {
        string[] targets =
        [
            "y", "p", "rest", "logit(5)", "prob(1)", "ranked(2)", "lse", "max_other", "mean_other", "y - 3/5 * logit(2)",
            "ln(p)", "ln(prob(2))", "relu(y - max_other)", "exp(p) / lse", "ln(2 + exp(y))",
            "similar(2)", "finer", "finer_mean(1, 2)",
        ];
        var gradients = targets.Select((target, i) => Of($"Gradient{i}", TermType.Features, new("gradient", "", target)));
        string[] curved = ["p", "rest"];
        var products = curved.Select((target, i) => Of($"Product{i}", TermType.Features, new("hvp", "", target)));
        var falls = curved.Select((target, i) => Of($"Fall{i}", TermType.Channels, new("ablation", "", target)));

        AssertExplained([.. gradients, .. products, .. falls], Layer);
    }

    [Fact]
    public void CAM_gives_the_activations_times_the_row_of_the_classifier()
    {
        using var scope = NewDisposeScope();
        var cam = CompiledCam.Compile(CSharpExporter.Export(ExportedMaps.Request("Pooled", MethodTerms.Find("CAM")!)), "Pooled");
        // Two channels, two classes: class 1 weighs them 3 and -1.
        var rows = tensor([1f, 2, 3, -1], [2, 2]);
        var images = tensor([1f, 0, 2, 4, 1, 0, 1, 2], [1, 2, 2, 2]);

        var map = cam.Explain(x => x, x => x.mean([2L, 3]).matmul(rows.transpose(0, 1)), images, 1);

        // 3 A1 - A2 = [3-1, 0-0, 6-1, 12-2] = [2, 0, 5, 10], scaled by its greatest value.
        Assert.Equal([0.2f, 0, 0.5f, 1], map.data<float>().ToArray());
    }

    [Fact]
    public void Gradients_of_other_layers_are_taken_on_the_way_from_the_images()
    {
        using var scope = NewDisposeScope();
        var (a, g) = (Term.Input("A@early", TermType.Features), Term.Input("G@early", TermType.Features));
        var request = new ExportRequest(
            Term.Of(Operators.SumK, Term.Of(Operators.Mul, a, g)),
            new Dictionary<string, InputSource> { [a.Name] = new("activation", "early"), [g.Name] = new("gradient", "early") })
        { TypeName = "Early" };
        var images = tensor([0f, 1, 2, 3], [1, 1, 2, 2]);

        // A = 2 x and y = sum A^3 / 3, so that G = A^2 and G A = 8 x^3 = [0, 8, 64, 216].
        var map = CompiledCam.Compile(CSharpExporter.Export(request), "Early").Explain(
            x =>
            {
                var early = x * 2;
                return ((early.pow(3) / 3).sum([1L, 2, 3]).unsqueeze(1), [early]);
            },
            images, 0);

        Assert.Equal([0, 8f / 216, 64f / 216, 1], map.data<float>().ToArray());
    }

    // The sum of an input times the activations.
    private static ExportRequest Of(string name, TermType type, InputSource source) => new(
        Term.Of(Operators.SumK, Term.Of(Operators.Mul, Term.Input("x", type), Term.Input("A", TermType.Features))),
        new Dictionary<string, InputSource> { ["A"] = new("activation"), ["x"] = source })
    { TypeName = name };

    private static void AssertExplained(IReadOnlyList<ExportRequest> requests, string layer)
    {
        var cams = CompiledCam.Compile(requests.ToDictionary(request => request.TypeName, CSharpExporter.Export));
        using var scope = NewDisposeScope();
        using var model = CamModel.Load(Path.Combine(ReferenceData.RepositoryRoot, "assets", "demo", "model.safetensors"));
        using var network = new FrozenNetwork(model);
        var pictures = Pictures();
        using var images = ImagePreparer.Prepare(
            model, network, layer, ["one", "two"], pictures, null, [Target, Target], CancellationToken.None);
        foreach (var request in requests)
        {
            using var inner = NewDisposeScope();
            var cam = cams[request.TypeName];
            var layers = ExportedInput.Of(request).Select(input => input.Source)
                .Where(source => TerminalTable.Find(source.Word)!.TakesLayer).Select(source => source.Layer).Distinct().ToList();
            var actual = layers.Exists(name => name.Length > 0)
                ? cam.Explain(input => Trace(model, layers, input), pictures, Target)
                : cam.Explain(input => model.Features(layer, input), input => model.Head(layer, input), pictures, Target);

            for (var place = 0; place < 2; place++)
            {
                var expected = SaliencyReader.Read(request.Program, images, place, request.Sources)[0];
                ExportedMaps.AssertClose(
                    expected, actual[place].contiguous().data<float>().ToArray(), request.Expression, Tolerance);
            }
        }
    }

    private static (Tensor Logits, Tensor[] Activations) Trace(CamModel model, List<string> layers, Tensor input)
    {
        var trace = model.Trace([.. layers.Select(model.ResolveLayer)], input);
        return (trace.Logits, [.. trace.Activations]);
    }

    // Noise, the same on every run.
    private static Tensor Pictures()
    {
        var random = new Random(5);
        var values = new float[2 * 3 * Side * Side];
        for (var i = 0; i < values.Length; i++) values[i] = (float)((2 * random.NextDouble()) - 1);
        return tensor(values, [2, 3, Side, Side]);
    }
}
