using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

/// <summary>
/// What is computed stays on the device of the network. The device is LibTorch's "meta", which has shapes and no
/// elements: it refuses to be mixed with tensors in main memory, as CUDA does, and is everywhere. LibTorch 1.13 has no
/// relu, abs or convolution there.
/// </summary>
public sealed class DeviceTests : IDisposable
{
    private static readonly Device Nowhere = new(DeviceType.META);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_tensor_that_is_made_elsewhere_is_refused()
    {
        using var scope = NewDisposeScope();

        Assert.ThrowsAny<Exception>(() => ones(2, 3, device: Nowhere) * ones(2, 3));
    }

    [Fact]
    public void Passes_forward_and_back_stay_on_the_networks_device()
    {
        const string layers = """
            [{ "type": "leaky_relu" }, { "type": "avgpool", "k": 2 }, { "type": "flatten" },
             { "name": "fc", "type": "linear", "out": 7 }]
            """;
        TinyNetwork.Zeros(_folder, layers, ("fc.weight", [7, 48]), ("fc.bias", [7])).Dispose();
        using var model = CamModel.Load(_folder.File("zeros.safetensors"), device: Nowhere);
        using var frozen = model.Frozen(ScalarType.Float64);
        using var scope = NewDisposeScope();
        var images = zeros(2, 3, 8, 8, device: Nowhere);

        var trace = model.Trace([model.DefaultLayer], images);
        var gradient = autograd.grad([trace.Logits.sum()], [trace.Activations[0]])[0];
        var logits = frozen.Forward(images);

        Assert.Equal(DeviceType.META, model.Device.type);
        Assert.Equal(DeviceType.META, frozen.Device.type);
        AssertThere([2, 7], trace.Logits);
        AssertThere([2, 7], logits);
        AssertThere(trace.Activations[0].shape, gradient);
        AssertThere([2, 7], model.Head(model.DefaultLayer, trace.Activations[0]));
    }

    [Theory]
    [InlineData("y")]
    [InlineData("p")]
    [InlineData("rest")]
    [InlineData("y - 3/5 * ranked(2)")]
    [InlineData("logit(2) + prob(0)")]
    [InlineData("max_other * mean_other")]
    [InlineData("exp(y) + ln(p) / 2")]
    public void Targets_stay_on_the_device_of_the_logits(string target)
    {
        using var scope = NewDisposeScope();
        var logits = zeros(3, 5, device: Nowhere);
        var classes = zeros(3, ScalarType.Int64, device: Nowhere);

        AssertThere([3], TargetEvaluator.Evaluate(TargetReader.Read(target).Target!, logits, classes));
    }

    [Theory]
    [InlineData("sum_k(mean_p(G) * A)")]
    [InlineData("sum_k(sum_p(div0(G^2, 2 * G^2 + sum_p(A) * G^3) * G) * A)")]
    [InlineData("sum_k(A * (1/2)) + max_k(A + -1/2) * 3")]
    [InlineData("sum_k(softmax_k(mean_p(G)) * A)")]
    [InlineData("sum_k(div0(A, 3) + div0(3, A))")]
    public void Programs_stay_on_the_device_of_their_inputs(string expression)
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(ReferenceData.RepositoryRoot, "grammars", "gradient.sycam");
        var term = TermReader.Read(expression, GrammarReader.ReadFile(path).Definition!).Term!;
        var inputs = new Dictionary<string, Tensor>
        {
            ["A"] = zeros(2, 4, 5, 5, device: Nowhere),
            ["G"] = zeros(2, 4, 5, 5, device: Nowhere),
        };

        var map = ProgramRunner.Run(TensorProgram.Compile([term]), inputs)[0];

        AssertThere([2, 1, 5, 5], map);
    }

    private static void AssertThere(IEnumerable<long> shape, Tensor tensor)
    {
        Assert.Equal(DeviceType.META, tensor.device_type);
        Assert.Equal(shape, tensor.shape);
    }
}
