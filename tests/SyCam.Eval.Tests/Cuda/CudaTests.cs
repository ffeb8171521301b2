using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Terminals;
using SyCam.Eval.Tests.Models;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Cuda;

/// <summary>
/// The same numbers on a CUDA device as on the processor, up to the order of sums. Run alone by
/// <c>-trait device=cuda</c>; without a device each is skipped and says so. SYCAM_TEST_DEVICE=cpu tries the tests themselves:
/// it compares the processor with itself.
/// </summary>
[Trait("device", "cuda")]
public sealed class CudaTests : IDisposable
{
    // Sums in another order; a convolution by FFT or Winograd's method differs more than one by products.
    private const double Tolerance = 1e-3;

    private static readonly string Demo = Path.Combine(
        ReferenceData.RepositoryRoot, "assets", "demo", "model.safetensors");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Logits_activations_gradients_and_the_frozen_copy_are_those_of_the_processor()
    {
        var device = Require();
        using var here = CamModel.Load(Demo);
        using var there = CamModel.Load(Demo, device: device);
        using var frozen = there.Frozen(ScalarType.Float32);
        using var scope = NewDisposeScope();
        var images = Images();
        var expected = here.Trace([here.DefaultLayer], images);
        var actual = there.Trace([there.DefaultLayer], images.to(device));

        Assert.Equal(device.type, actual.Logits.device_type);
        AssertNear(expected.Logits, actual.Logits);
        AssertNear(expected.Activations[0], actual.Activations[0]);
        AssertNear(Gradient(expected), Gradient(actual));
        using var quiet = no_grad();
        AssertNear(expected.Logits, frozen.Forward(images.to(device)));
    }

    [Fact]
    public void Bfloat16_keeps_two_digits()
    {
        var device = Require();
        using var model = CamModel.Load(Demo, device: device);
        using var rough = model.Frozen(ScalarType.BFloat16);
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var images = Images().to(device);

        Assert.InRange(Golden.RelativeError(rough.Forward(images).cpu(), model.Forward(images).cpu()), 0, 0.05);
    }

    [Theory]
    [InlineData("residual_script.pt")]
    [InlineData("residual_frozen.pt")]
    public void A_script_gives_pytorchs_logits(string file)
    {
        var device = Require();
        var path = Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Models", file);
        using var model = CamModel.Load(
            path, _folder.Write("a.json", """{ "input": [3, 16, 16], "mean": [0, 0, 0], "std": [1, 1, 1] }"""), device);
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var expected = ExpectedRows.Read("residual_script.tsv");

        AssertNear(expected["logits"].reshape(2, 3), model.Forward(expected["images"].reshape(2, 3, 16, 16).to(device)));
    }

    [Fact]
    public void Depthwise_convolutions_and_capped_rectifiers_give_pytorchs_logits()
    {
        var device = Require();
        using var model = CamModel.Load(FormulaWeights.Write(_folder, "mobilenet_v2", 10, 96), device: device);
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var pixels = FormulaWeights.Uniform(3 * 96 * 96, 0).Select(u => (float)((u * 4) - 2)).ToArray();

        AssertNear(
            ExpectedRows.Read("families.tsv")["mobilenet_v2/logits"].reshape(1, 10),
            model.Forward(tensor(pixels, [1, 3, 96, 96]).to(device)));
    }

    // All the named methods that read only activations and gradients: every operator of a program is in one of them.
    [Fact]
    public void Named_methods_give_the_maps_of_the_processor()
    {
        var device = Require();
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var grammar = GrammarReader.ReadFile(
            Path.Combine(ReferenceData.RepositoryRoot, "grammars", "gradient.sycam")).Definition!;
        var inputs = new Dictionary<string, Tensor> { ["A"] = Values(1).relu(), ["G"] = Values(2) };
        var moved = inputs.ToDictionary(pair => pair.Key, pair => pair.Value.to(device));
        var methods = grammar.Baselines.Where(
            method => TensorProgram.Compile([method.Term]).Inputs.All(inputs.ContainsKey)).ToList();

        Assert.Contains(methods, method => method.Name == "GradCAMpp");
        foreach (var method in methods)
        {
            var program = TensorProgram.Compile([method.Term]);
            AssertNear(
                ProgramRunner.Run(program, inputs, (14, 14))[0], ProgramRunner.Run(program, moved, (14, 14))[0], method.Name);
        }
    }

    [Theory]
    [InlineData("rest")]
    [InlineData("y - 3/5 * ranked(2)")]
    [InlineData("max_other * mean_other + exp(p)")]
    public void Targets_give_the_numbers_of_the_processor(string target)
    {
        var device = Require();
        using var scope = NewDisposeScope();
        var expression = TargetReader.Read(target).Target!;
        var logits = Values(3).flatten(1).narrow(1, 0, 9);
        var classes = zeros(logits.shape[0], ScalarType.Int64);

        AssertNear(
            TargetEvaluator.Evaluate(expression, logits, classes),
            TargetEvaluator.Evaluate(expression, logits.to(device), classes.to(device)));
    }

    private static Device Require()
    {
        if (Environment.GetEnvironmentVariable("SYCAM_TEST_DEVICE") == "cpu") return CPU;
        if (!cuda.is_available()) Assert.Skip("LibTorch finds no CUDA device here");
        return CUDA;
    }

    private static Tensor Images() => tensor(
        FormulaWeights.Uniform(2 * 3 * 128 * 128, 7).Select(u => (float)((u * 4) - 2)).ToArray(), [2, 3, 128, 128]);

    private static Tensor Values(uint stream) => tensor(
        FormulaWeights.Uniform(2 * 8 * 7 * 7, stream).Select(u => (float)((u * 2) - 1)).ToArray(), [2, 8, 7, 7]);

    private static Tensor Gradient(LayerTrace trace)
    {
        using var recording = enable_grad();
        return autograd.grad([trace.Logits.amax(1).sum()], [trace.Activations[0]])[0];
    }

    private static void AssertNear(Tensor expected, Tensor actual, string what = "") => Assert.True(
        Golden.RelativeError(actual.detach().cpu(), expected.detach()) <= Tolerance, $"{what} differs too much");
}
