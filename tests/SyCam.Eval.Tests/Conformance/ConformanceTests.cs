using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using SyCam.Testing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>The published cases of tests/conformance, whose values come from exact arithmetic.</summary>
public sealed class ConformanceTests : IDisposable
{
    // Of the largest expected magnitude: some ten roundings of float32.
    private const double Tolerance = 1e-5;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases => Rows(ConformanceSuite.Cases.Select(item => item.Name));

    public static TheoryData<string> Targets => Rows(ConformanceSuite.Targets.Select(target => target.Name));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Method_gives_the_expected_map(string name)
    {
        var item = ConformanceSuite.Cases.Single(other => other.Name == name);
        var term = MethodTerms.Find(item.Method);
        Assert.True(term is not null, $"{item.Method} has no term: add it to {nameof(MethodTerms)}");

        using var scope = NewDisposeScope();
        using var model = item.Target.Network.Load(_folder);
        var image = item.Target.Image.Shape;
        var map = ProgramRunner.Run(
            TensorProgram.Compile([term]), Inputs(model, item.Target), (image[1], image[2]))[0];

        item.Map.AssertMetBy(map.squeeze(0).squeeze(0), Tolerance, name);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Network_gives_the_expected_logits_activations_and_gradients(string name)
    {
        var target = ConformanceSuite.Targets.Single(other => other.Name == name);
        using var scope = NewDisposeScope();
        using var model = target.Network.Load(_folder);

        target.Logits.AssertMetBy(model.Forward(target.Image.ToBatch()).squeeze(0), Tolerance, "logits");
        foreach (var expected in target.Layers)
        {
            var (activations, gradient) = Values(model, target, expected.Layer);
            expected.Activations.AssertMetBy(
                activations.squeeze(0), Tolerance, $"activations of {expected.Layer}");
            expected.Gradient.AssertMetBy(gradient.squeeze(0), Tolerance, $"gradient at {expected.Layer}");
        }
    }

    [Fact]
    public void Every_method_of_the_cases_has_a_term()
    {
        List<string> missing = [.. ConformanceSuite.Cases.Select(item => item.Method).Distinct()
            .Where(method => MethodTerms.Find(method) is null)];
        Assert.True(missing.Count == 0, $"no term in {nameof(MethodTerms)} for {string.Join(", ", missing)}");
    }

    [Fact]
    public void Case_names_are_unique()
    {
        Assert.NotEmpty(ConformanceSuite.Cases);
        Assert.Distinct(ConformanceSuite.Cases.Select(item => item.Name));
        Assert.Distinct(ConformanceSuite.Targets.Select(target => target.Name));
    }

    private static Dictionary<string, Tensor> Inputs(CamModel model, ConformanceTarget target)
    {
        Dictionary<string, Tensor> inputs = [];
        for (var scale = 0; scale < target.Layers.Count; scale++)
        {
            var at = scale == 0 ? "" : $"@scale{scale}";
            (inputs["A" + at], inputs["G" + at]) = Values(model, target, target.Layers[scale].Layer);
        }

        return inputs;
    }

    private static (Tensor Activations, Tensor Gradient) Values(CamModel model, ConformanceTarget target, string layer)
    {
        var (activations, gradient, _, _) =
            ImagePreparer.PrepareChunk(model, layer, target.Image.ToBatch(), [target.Class]);
        return (activations, gradient);
    }

    private static TheoryData<string> Rows(IEnumerable<string> names)
    {
        var rows = new TheoryData<string>();
        // An empty label leaves the argument, the same text, out of the name that is shown.
        foreach (var name in names) rows.Add(new TheoryDataRow<string>(name) { TestDisplayName = name, Label = "" });
        return rows;
    }
}
