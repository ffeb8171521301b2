using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Models;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Scoring;

/// <summary>
/// Raw maps of the named methods on real networks, against maps that PyTorch computed from the papers' formulas in
/// double precision, and against those of pytorch-grad-cam.
/// </summary>
public sealed class GoldenCamTests
{
    private const string PlusPlusWithEpsilon =
        "let a = div0(G^2, 2 * G^2 + sum_p(A) * G^3 + 1/1000000) in relu(sum_k(sum_p(a * relu(G)) * A))";

    // The golden map's name, and the method's name or its expression.
    private static readonly Dictionary<string, string> Maps = new()
    {
        ["ref/gradcam"] = "GradCAM",
        ["ref/hirescam"] = "HiResCAM",
        ["ref/gradcampp"] = "GradCAMpp",
        ["ref/xgradcam"] = "XGradCAM",
        ["ref/layercam"] = "LayerCAM",
        ["ref/gradcampp_eps1e-6"] = PlusPlusWithEpsilon,
        ["ref/eigencam_uncentred_norelu"] = "eigen(A)",

        // What pytorch-grad-cam itself computes, before its scaling.
        ["pgc/gradcam"] = "GradCAM",
        ["pgc/hirescam"] = "HiResCAM",
        ["pgc/gradcampp"] = PlusPlusWithEpsilon,
        ["pgc/xgradcam"] = "XGradCAM",
        ["pgc/layercam"] = "LayerCAM",
        ["pgc/eigencam"] = "eigen(A - mean_p(A))",
    };

    [Theory]
    [InlineData("resnet18", "resnet18", "layer4.1", "inputs_224", 8)]
    [InlineData("resnet18_layer3", "resnet18", "layer3.1", "inputs_224", 8)]
    [InlineData("resnet50", "resnet50", "layer4.2", "inputs_224", 8)]
    [InlineData("squeezenet1_0", "squeezenet1_0", "features.12", "inputs_224", 8)]
    [InlineData("squeezenet1_1", "squeezenet1_1", "features.12", "inputs_224", 8)]
    [InlineData("tiny_darknet", "tiny_darknet", "features.48", "inputs_224", 8)]
    [InlineData("vggtype_imagenette", "vggtype_imagenette", "features.48", "inputs_imagenette", 8)]
    [InlineData("cifar10_resnet20", "cifar10_resnet20", "layer3.2", "inputs_cifar10", 8)]
    [InlineData("cifar10_vgg8", "cifar10_vgg8", "features.26", "inputs_cifar10", 8)]
    [InlineData("cifar10_vgg8_mid", "cifar10_vgg8", "features.19", "inputs_cifar10", 8)]
    public void Named_methods_give_the_maps_of_the_papers_and_of_the_library(
        string golden, string network, string layer, string inputs, int count)
    {
        using var scope = NewDisposeScope();
        using var model = Golden.Load(network);
        using var expected = Golden.Open(golden);
        var labels = expected.Read("class_index").data<long>().ToArray().Take(count).Select(label => (long?)label);
        var (activations, gradients, _, _) =
            ImagePreparer.PrepareChunk(model, layer, Golden.Images(inputs, model.Sidecar, count), labels);
        var terms = Terms();

        var raw = ProgramRunner.Run(
            TensorProgram.Compile(terms.Values), new Dictionary<string, Tensor> { ["A"] = activations, ["G"] = gradients });

        var errors = new Dictionary<string, double>();
        foreach (var ((map, _), values) in terms.Zip(raw))
        {
            var reference = expected.Read(map).narrow(0, 0, count).to(ScalarType.Float64);
            errors.Add(map, Enumerable.Range(0, count).Max(image =>
                Error(map, values.squeeze(1)[image].to(ScalarType.Float64), reference[image])));
        }

        var text = string.Join(", ", errors.Select(pair => $"{pair.Key} {pair.Value:0.0e+0}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{golden}: {text}");
        Assert.All(errors, pair => Assert.True(pair.Value < Tolerance(golden, pair.Key), $"{golden}: {text}"));
    }

    // Both references leave the sign of a principal component open, or fix it otherwise; pytorch-grad-cam cuts off what
    // is below 0 after that.
    private static double Error(string map, Tensor values, Tensor reference) => map switch
    {
        "pgc/eigencam" => Math.Min(
            Golden.RelativeError(values.relu(), reference), Golden.RelativeError((-values).relu(), reference)),
        "ref/eigencam_uncentred_norelu" => Math.Min(
            Golden.RelativeError(values, reference), Golden.RelativeError(-values, reference)),
        _ => Golden.RelativeError(values, reference),
    };

    // XGrad-CAM divides by sums of the activations. After this network's LeakyReLU a sum cancels to a thousandth of its
    // terms in a channel that makes up nearly the whole map: there a relative change of 1e-6 of the activations, which
    // another order of the network's sums brings, changes the map by 2e-4 in double precision, too.
    private static double Tolerance(string golden, string map) =>
        golden == "vggtype_imagenette" && map.EndsWith("xgradcam", StringComparison.Ordinal) ? 1e-3 : 1e-4;

    private static Dictionary<string, Term> Terms()
    {
        var path = Path.Combine(ReferenceData.RepositoryRoot, "grammars", "gradient.sycam");
        var grammar = GrammarReader.ReadFile(path).Definition
            ?? throw new InvalidOperationException($"{path} is broken");
        return Maps.ToDictionary(pair => pair.Key, pair =>
            TermReader.Read(pair.Value, grammar).Term ?? throw new InvalidOperationException(pair.Value));
    }
}
