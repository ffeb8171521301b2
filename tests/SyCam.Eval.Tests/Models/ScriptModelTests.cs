using System.IO.Compression;
using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

/// <summary>
/// residual_script.pt is a small ResNet written by the lines of docs/models.md, residual_frozen.pt the same after
/// torch.jit.freeze; residual_script.tsv has PyTorch's values in double precision (make_script_module.py).
/// </summary>
public sealed class ScriptModelTests : IDisposable
{
    private const string Sidecar =
        """{ "input": [3, 16, 16], "mean": [0, 0, 0], "std": [1, 1, 1], "classes": ["a", "b", "c"] }""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("residual_script.pt", 2_300)]
    [InlineData("residual_frozen.pt", 0)]
    public void Logits_activations_and_gradients_are_those_of_pytorch(string file, long parameters)
    {
        using var model = Load(file, Sidecar);
        using var copy = model.Frozen(ScalarType.Float32);
        using var scope = NewDisposeScope();
        var expected = ExpectedRows.Read("residual_script.tsv");
        var images = expected["images"].reshape(2, 3, 16, 16);
        var activations = expected["activations"].reshape(2, 6, 4, 4);
        var logits = expected["logits"].reshape(2, 3);

        Assert.Equal(["features", "head"], model.LayerNames);
        Assert.Equal("features", model.DefaultLayer);
        Assert.Equal("features", model.ResolveLayer("scale1"));
        Assert.Equal("other", model.HeadKind("features"));
        Assert.Equal("torchscript", model.Sidecar.Architecture);
        Assert.Equal(3, model.ClassCount);
        Assert.Equal(parameters, model.ParameterCount);
        Assert.Empty(model.Sidecar.Notes);
        var forward = model.Forward(images);
        Assert.False(forward.requires_grad);
        Assert.InRange(Golden.RelativeError(forward, logits), 0, 1e-5);
        Assert.InRange(Golden.RelativeError(copy.Forward(images), logits), 0, 1e-5);
        Assert.InRange(Golden.RelativeError(model.Features("features", images), activations), 0, 1e-5);
        Assert.InRange(Golden.RelativeError(model.Head("features", activations), logits), 0, 1e-5);

        var trace = model.Trace(["features"], images);
        var gradient = autograd.grad([trace.Logits[TensorIndex.Colon, 1].sum()], [trace.Activations[0]])[0];
        Assert.InRange(Golden.RelativeError(gradient, expected["gradient"].reshape(2, 6, 4, 4)), 0, 1e-5);
    }

    [Fact]
    public void A_copy_goes_on_when_the_original_is_disposed()
    {
        var model = Load("residual_script.pt", Sidecar);
        using var copy = model.Frozen(ScalarType.Float32);
        using var scope = NewDisposeScope();
        var images = ones(1, 3, 16, 16);
        var before = model.Forward(images).data<float>().ToArray();

        model.Dispose();

        Assert.Equal(before, copy.Forward(images).data<float>().ToArray());
    }

    [Fact]
    public void It_cannot_be_trained_and_says_what_can()
    {
        using var model = Load("residual_script.pt", Sidecar);

        var error = Assert.Throws<SyCam.Eval.InputException>(model.ToTrainable);

        Assert.Contains("is a TorchScript file, whose layers cannot be seen: training changes their parameters", error.Message, StringComparison.Ordinal);
        Assert.Contains("Use weights in .safetensors", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_checks_of_a_network_pass()
    {
        using var model = Load("residual_script.pt", Sidecar);

        Assert.All(ModelChecker.Check(model, "features"), check => Assert.True(check.Passed, check.Text));
    }

    [Fact]
    public void What_needs_the_layers_is_refused()
    {
        using var model = Load("residual_script.pt", Sidecar);
        using var scope = NewDisposeScope();

        Assert.False(model.CanComputeIn(ScalarType.BFloat16));
        Assert.Contains("BFloat16 needs weights", Refused(() => model.Frozen(ScalarType.BFloat16)), StringComparison.Ordinal);
        Assert.False(model.CanQuantize);
        Assert.Contains("int8 needs weights", Refused(() => model.Quantized(ones(1, 3, 16, 16))), StringComparison.Ordinal);
        Assert.Contains("FullGrad needs", Refused(
            () => model.TraceAdditiveTerms(ones(1, 3, 16, 16))), StringComparison.Ordinal);
        Assert.Contains("shuffling", Refused(() => model.Shuffled(0, 1, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_sidecar_the_usual_images_are_assumed_and_said()
    {
        using var model = Load("residual_script.pt", null);

        Assert.Equal([$"'{_folder.File("residual_script.pt")}' has no sidecar: images of 224x224 and ImageNet's mean and " +
            "std are assumed"], model.Sidecar.Notes);
        Assert.Equal(new ModelInput(3, 224, 224), model.Sidecar.Input);
        Assert.Equal(56, model.DescribeLayers()[0].Height);
    }

    [Fact]
    public void What_the_sidecar_leaves_out_is_said()
    {
        using var model = Load("residual_script.pt", """{ "architecture": "torchscript" }""");
        var sidecar = _folder.File("residual_script.json");

        Assert.Equal([$"'{sidecar}' does not give \"input\": images of 224x224 are assumed",
            $"'{sidecar}' does not give both \"mean\" and \"std\": ImageNet's are used for what is missing"],
            model.Sidecar.Notes);
    }

    [Theory]
    [InlineData("""{ "architecture": "resnet18" }""", "'resnet18' needs weights in .safetensors")]
    [InlineData("""{ "input": [3, 8, 8], "layers": [] }""", "leave them out")]
    [InlineData("""{ "input": [3, 16, 16], "classes": ["a"] }""", "names 1 classes and the network has 3 logits")]
    [InlineData("""{ "input": [1, 16, 16], "mean": [0], "std": [1] }""", "The size of images is \"input\"")]
    [InlineData("""{ "input": [3, 8, 8], "sha256": "00" }""", "its SHA-256 is")]
    [InlineData("""{ "input": [3, 2, 2] }""", "no layer with more than one position")]
    public void A_sidecar_that_does_not_fit_is_refused(string sidecar, string part) =>
        Assert.Contains(part, Refused(() => Load("residual_script.pt", sidecar)), StringComparison.Ordinal);

    [Theory]
    [InlineData("script_no_head.pt", "has no method 'head'. A TorchScript network has the two methods")]
    [InlineData("script_odd.pt", "'features' should return something for each of 2 images and returns [1, 3, 16, 16]")]
    public void Methods_that_miss_or_return_something_else_are_named(string file, string part) =>
        Assert.Contains(part, Refused(() => Load(file, Sidecar)), StringComparison.Ordinal);

    [Fact]
    public void A_truncated_file_a_pickle_and_an_archive_without_code_are_refused()
    {
        var whole = File.ReadAllBytes(Source("residual_script.pt"));
        Assert.Contains("cut off or damaged", Refused(
            () => CamModel.Load(_folder.Write("half.pt", whole[..(whole.Length / 2)]))), StringComparison.Ordinal);
        // What pickle.dumps({}, 2) writes, as old versions of torch.save did.
        Assert.Contains("a pickle is not opened", Refused(
            () => CamModel.Load(_folder.Write("old.pth", [0x80, 2, 0x7d, 0x2e]))), StringComparison.Ordinal);
        Assert.Contains("there is no such file", Refused(
            () => CamModel.Load(_folder.File("absent.pt"))), StringComparison.Ordinal);

        using (var archive = ZipFile.Open(_folder.File("weights.pt"), ZipArchiveMode.Create))
            archive.CreateEntry("weights/data.pkl");
        Assert.Contains("it has weights and no code", Refused(
            () => CamModel.Load(_folder.File("weights.pt"))), StringComparison.Ordinal);

        // An archive that looks like TorchScript and is none.
        using (var archive = ZipFile.Open(_folder.File("empty.pt"), ZipArchiveMode.Create))
            archive.CreateEntry("empty/code/a.py");
        Assert.Contains("LibTorch cannot read it", Refused(
            () => CamModel.Load(_folder.File("empty.pt"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_word_torchscript_is_refused_for_safetensors()
    {
        _folder.Write("a.json", """{ "architecture": "torchscript", "input": [3, 8, 8] }""");
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Of(("fc.weight", [1], [0])));

        Assert.Contains("is that of a TorchScript file (.pt)", Refused(() => CamModel.Load(path)), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> action) => Assert.Throws<InputException>(action).Message;

    private static string Source(string file) =>
        Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Models", file);

    private CamModel Load(string file, string? sidecar)
    {
        File.Copy(Source(file), _folder.File(file));
        if (sidecar is not null) _folder.Write(Path.ChangeExtension(file, ".json"), sidecar);
        return CamModel.Load(_folder.File(file));
    }
}
