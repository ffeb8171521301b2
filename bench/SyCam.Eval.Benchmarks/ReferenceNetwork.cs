using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>A network of the reference data with eight photos, and the three things that are compared.</summary>
internal sealed class ReferenceNetwork : IDisposable
{
    private const int Photos = 8;
    private static readonly string[] Methods = ["GradCAM", "GradCAMpp", "XGradCAM", "LayerCAM", "HiResCAM"];

    private readonly CamModel _frozen;
    private readonly TensorProgram _program;
    private readonly long?[] _labels;

    /// <summary>Loads <c>models/NAME.safetensors</c>, with the sidecar in <c>tests/sidecars</c> if there is one.</summary>
    public ReferenceNetwork(string name, int photos = Photos)
    {
        var folder = ReferenceFolder.Path ?? throw new InvalidOperationException(ReferenceFolder.Advice);
        var sidecar = Path.Combine(ReferenceFolder.Root, "tests", "sidecars", $"{name}.json");
        Model = CamModel.Load(
            Path.Combine(folder, "models", $"{name}.safetensors"), File.Exists(sidecar) ? sidecar : null);
        _labels = new long?[photos];
        _frozen = Model.Frozen(ScalarType.Float32);
        var recipe = new Preprocess(
            Model.Sidecar.Input.Height, [.. Model.Sidecar.Mean.Select(mean => (float)mean)],
            [.. Model.Sidecar.Std.Select(std => (float)std)]);
        var files = Directory.GetFiles(Path.Combine(folder, "images", "imagenette"), "*.jpg");
        Array.Sort(files, StringComparer.Ordinal);
        Inputs = recipe.ToTensor([.. files.Take(photos).Select(file => recipe.Fit(ImageFile.Read(file)))]);

        var path = Path.Combine(ReferenceFolder.Root, "grammars", "gradient.sycam");
        var grammar = GrammarReader.ReadFile(path).Definition
            ?? throw new InvalidOperationException("grammars/gradient.sycam has mistakes");
        _program = TensorProgram.Compile(
            Methods.Select(method => grammar.Baselines.Single(named => named.Name == method).Term));
    }

    /// <summary>The network as loaded.</summary>
    public CamModel Model { get; }

    /// <summary>Normalised photos.</summary>
    public Tensor Inputs { get; }

    /// <summary>Logits by the network as loaded.</summary>
    public void Forward()
    {
        using var quiet = no_grad();
        Model.Forward(Inputs).Dispose();
    }

    /// <summary>Logits by the frozen network.</summary>
    public void FrozenForward()
    {
        using var quiet = no_grad();
        _frozen.Forward(Inputs).Dispose();
    }

    /// <summary>The raw maps of five methods for the first-ranked class of each photo.</summary>
    public void GradientMaps()
    {
        using var scope = NewDisposeScope();
        var prepared = ImagePreparer.PrepareChunk(Model, Model.DefaultLayer, Inputs, _labels);
        _ = ProgramRunner.Run(_program, new Dictionary<string, Tensor>
        {
            ["A"] = prepared.Activations,
            ["G"] = prepared.Gradients,
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Inputs.Dispose();
        _frozen.Dispose();
        Model.Dispose();
    }
}
