using SyCam.Eval.Models.Layers;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>
/// Makes a network of a TorchScript file: one layer <c>features</c>, and the head behind it. Shapes are found by running
/// both methods once.
/// </summary>
internal static class ScriptLoader
{
    private const int MapAxes = 4;

    // Two, so that a traced method that only takes the one image that it was traced with is found out.
    private const int Images = 2;

    /// <summary>Loads the file and hands the parts to <paramref name="make"/>, which owns the weights.</summary>
    internal static CamModel Load(
        string path, string? sidecarPath, Device device, string? architecture,
        Func<ModelSidecar, Network, Weights, CamModel> make)
    {
        if (architecture is not (null or Architectures.TorchScript))
            throw new InputException($"'{path}' is a TorchScript file, which brings its own network: it takes no architecture '{architecture}'");
        ScriptArchive.Check(path);
        sidecarPath ??= ModelLoader.Beside(path);
        var sidecar = sidecarPath is null ? Assumed(path) : ModelSidecarReader.ReadScript(sidecarPath, path);
        if (sidecar.Sha256 is { } expected) ModelLoader.CheckHash(path, sidecarPath!, expected);
        var describedBy = sidecarPath ?? path;
        var weights = new Weights(ScriptNetwork.Load(path, device));
        try
        {
            var network = Probe(weights, sidecar.Input, device, path, describedBy);
            ModelLoader.CheckOutput(network, sidecar, describedBy);
            return ModelLoader.Naming(describedBy, () => make(sidecar, network, weights));
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    private static ModelSidecar Assumed(string path) => new()
    {
        Name = Path.GetFileNameWithoutExtension(path),
        Architecture = Architectures.TorchScript,
        Input = ModelSidecarReader.UsualInput,
        Notes =
        [
            $"'{path}' has no sidecar: images of {ModelSidecarReader.UsualInput.Height}x" +
            $"{ModelSidecarReader.UsualInput.Width} and ImageNet's mean and std are assumed",
        ],
    };

    private static Network Probe(Weights weights, ModelInput input, Device device, string path, string describedBy)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var images = zeros(Images, input.Channels, input.Height, input.Width, device: device);
        var script = weights.Script!;
        var activations = Called(script, ScriptNetwork.Features, images, path, describedBy);
        if (activations.dim() != MapAxes)
            throw Wrong(path, ScriptNetwork.Features, "activations [images, channels, height, width]", activations);
        var logits = Called(script, ScriptNetwork.Head, activations, path, describedBy);
        if (logits.dim() != 2) throw Wrong(path, ScriptNetwork.Head, "logits [images, classes]", logits);
        var shape = new FeatureShape((int)activations.shape[1], (int)activations.shape[2], (int)activations.shape[3]);
        return new Network(
            [
                new Stage(ScriptNetwork.Features, new ScriptMethod(ScriptNetwork.Features, shape)),
                new Stage(ScriptNetwork.Head, new ScriptMethod(
                    ScriptNetwork.Head, FeatureShape.Vector((int)logits.shape[1]))),
            ],
            new FeatureShape(input.Channels, input.Height, input.Width));
    }

    private static Tensor Called(ScriptNetwork script, string method, Tensor input, string path, string describedBy)
    {
        Tensor result;
        try
        {
            result = script.Call(method, input);
        }
        catch (InputException exception) when (method == ScriptNetwork.Features)
        {
            throw new InputException(
                $"{exception.Message}. The size of images is \"input\" of the sidecar ('{describedBy}')", exception);
        }

        if (result.dtype != ScalarType.Float32)
            throw new InputException(
                $"'{path}': its method '{method}' returns {result.dtype}: write the network in float32 (network.float())");
        return result.shape.Length > 0 && result.shape[0] == Images
            ? result
            : throw Wrong(path, method, $"something for each of {Images} images", result);
    }

    private static InputException Wrong(string path, string method, string wanted, Tensor result) => new(
        $"'{path}': its method '{method}' should return {wanted} and returns [{string.Join(", ", result.shape)}]");
}
