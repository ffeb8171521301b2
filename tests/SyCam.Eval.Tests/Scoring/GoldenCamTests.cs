using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Models;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Scoring;

/// <summary>
/// Raw maps of the named methods on real networks, against maps that PyTorch computed from the papers' formulas in
/// double precision.
/// </summary>
public sealed class GoldenCamTests
{
    private static readonly Dictionary<string, string> Maps = new()
    {
        ["GradCAM"] = "ref/gradcam",
        ["HiResCAM"] = "ref/hirescam",
        ["GradCAMpp"] = "ref/gradcampp",
        ["XGradCAM"] = "ref/xgradcam",
        ["LayerCAM"] = "ref/layercam",
    };

    [Theory]
    [InlineData("resnet18", "resnet18", "layer4.1", "inputs_224", 8)]
    [InlineData("resnet18_layer3", "resnet18", "layer3.1", "inputs_224", 8)]
    [InlineData("resnet50", "resnet50", "layer4.2", "inputs_224", 2)]
    [InlineData("squeezenet1_0", "squeezenet1_0", "features.12", "inputs_224", 8)]
    [InlineData("squeezenet1_1", "squeezenet1_1", "features.12", "inputs_224", 8)]
    [InlineData("tiny_darknet", "tiny_darknet", "features.48", "inputs_224", 8)]
    [InlineData("vggtype_imagenette", "vggtype_imagenette", "features.48", "inputs_imagenette", 8)]
    [InlineData("cifar10_resnet20", "cifar10_resnet20", "layer3.2", "inputs_cifar10", 8)]
    [InlineData("cifar10_vgg8", "cifar10_vgg8", "features.26", "inputs_cifar10", 8)]
    [InlineData("cifar10_vgg8_mid", "cifar10_vgg8", "features.19", "inputs_cifar10", 8)]
    public void Named_methods_give_the_papers_maps(
        string golden, string network, string layer, string inputs, int count)
    {
        using var scope = NewDisposeScope();
        using var model = Golden.Load(network);
        using var expected = Golden.Open(golden);
        var labels = expected.Read("class_index").data<long>().ToArray().Take(count).Select(label => (long?)label);
        var (activations, gradients, _, _) =
            ImagePreparer.PrepareChunk(model, layer, Golden.Images(inputs, model.Sidecar, count), labels);
        var methods = NamedMethods();

        var raw = ProgramRunner.Run(
            TensorProgram.Compile(methods.Select(method => method.Term)),
            new Dictionary<string, Tensor> { ["A"] = activations, ["G"] = gradients });

        var errors = new Dictionary<string, double>();
        for (var i = 0; i < methods.Count; i++)
        {
            var reference = expected.Read(Maps[methods[i].Name]).narrow(0, 0, count).to(ScalarType.Float64);
            var greatest = Enumerable.Range(0, count).Max(image =>
                Golden.RelativeError(raw[i].squeeze(1)[image].to(ScalarType.Float64), reference[image]));
            errors.Add(methods[i].Name, greatest);
        }

        var text = string.Join(", ", errors.Select(pair => $"{pair.Key} {pair.Value:0.0e+0}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{golden}: {text}");
        Assert.All(errors, pair => Assert.True(pair.Value < Tolerance(golden, pair.Key), $"{golden}: {text}"));
    }

    // XGrad-CAM divides by sums of the activations. After this network's LeakyReLU a sum cancels to a thousandth of its
    // terms in a channel that makes up nearly the whole map: there a relative change of 1e-6 of the activations, which
    // another order of the network's sums brings, changes the map by 2e-4 in double precision, too.
    private static double Tolerance(string golden, string method) =>
        golden == "vggtype_imagenette" && method == "XGradCAM" ? 1e-3 : 1e-4;

    private static List<NamedTerm> NamedMethods()
    {
        var path = Path.Combine(ReferenceData.RepositoryRoot, "grammars", "gradient.sycam");
        var grammar = GrammarReader.ReadFile(path).Definition
            ?? throw new InvalidOperationException($"{path} is broken");
        var methods = grammar.Baselines.Where(baseline => Maps.ContainsKey(baseline.Name)).ToList();
        Assert.Equal(Maps.Count, methods.Count);
        return methods;
    }
}
