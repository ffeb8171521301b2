using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
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
        Assert.True(term is not null, $"there is no method {item.Method}");

        using var scope = NewDisposeScope();
        using var model = item.Target.Network.Load(_folder);
        using var network = new FrozenNetwork(model);
        using var images = ImagePreparer.Prepare(
            model, network, item.Target.Layer, ["case"], item.Target.Image.ToBatch(), null, [item.Target.Class],
            CancellationToken.None);
        var program = TensorProgram.Compile([term]);
        var inputs = program.Inputs.ToDictionary(
            input => input, input => item.IsWithoutNoise ? WithoutNoise(images, input) : Read(images, input));
        var map = ProgramRunner.Run(program, inputs, (images.Height, images.Width))[0];

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
    public void Every_method_of_the_library_has_cases_but_for_chance_order_and_trained_weights()
    {
        var shown = ConformanceSuite.Cases.Select(item => item.Method).ToHashSet();
        Assert.Empty(shown.Except(MethodTerms.Names));
        // Random weights and noise have no expected value, and the order of pixels is a matter of rounding.
        Assert.Equal(
            ["AMECAM", "AMECAM.mean", "ExpectedGradCAM", "MetaCAM", "RandomCAM"],
            MethodTerms.Names.Except(shown).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Case_names_are_unique()
    {
        Assert.NotEmpty(ConformanceSuite.Cases);
        Assert.Distinct(ConformanceSuite.Cases.Select(item => item.Name));
        Assert.Distinct(ConformanceSuite.Targets.Select(target => target.Name));
    }

    private static Tensor Read(PreparedImages images, string input) =>
        images.Read(MethodTerms.Sources[input], 0, 1, CancellationToken.None);

    // The methods draw noise of a fixed deviation; exact values exist for 0 only.
    private static Tensor WithoutNoise(PreparedImages images, string input)
    {
        var word = MethodTerms.Sources[input].Word;
        var chunk = new TerminalChunk(images, 0, 1, new TerminalPasses(), CancellationToken.None);
        if (SmoothGradients.Words.ToList().IndexOf(word) is >= 0 and var power)
            return SmoothGradients.Moments(chunk, images.Layer, images.Target, samples: 2, deviation: 0)[power];
        return word == "ss_cam"
            ? MaskScores.Noisy(
                chunk, new TerminalKey(MethodTerms.Sources[input], TerminalTable.Find(word)!, images.Layer, images.Target),
                samples: 2, deviation: 0)
            : Read(images, input);
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
