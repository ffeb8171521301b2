using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>Looks whether a network that was loaded does what everything else relies on.</summary>
public static class ModelChecker
{
    // Float32 sums in another order differ by some 1e-6 of the greatest logit; folding wrongly, by more than 1e-2.
    private const double FoldingTolerance = 1e-3;

    private const int Images = 2;

    /// <summary>
    /// Runs the network forward and back on two images of noise: the checksum, finite logits that depend on the image,
    /// the frozen copy, and the gradient at a layer.
    /// </summary>
    /// <param name="model">The network; stays the caller's.</param>
    /// <param name="layer">A usable layer's resolved name.</param>
    public static IReadOnlyList<ModelCheck> Check(CamModel model, string layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var input = Noise(model.Sidecar.Input).to(model.Device);
        var logits = model.Forward(input);
        return [Checksum(model), Finite(logits), Depends(logits), Folding(model, input, logits), Gradient(model, layer, input)];
    }

    private static ModelCheck Checksum(CamModel model) => new("weights", true, model.Sidecar.Sha256 is null
        ? $"SHA-256 {model.Hash}; the sidecar gives none to compare with"
        : $"SHA-256 {model.Hash}, as the sidecar says");

    private static ModelCheck Finite(Tensor logits) => logits.isfinite().all().ToBoolean()
        ? new ModelCheck("logits", true, string.Create(CultureInfo.InvariantCulture,
            $"{logits.shape[1]} finite numbers from {logits.min().ToSingle():0.###} to {logits.max().ToSingle():0.###}"))
        : new ModelCheck("logits", false, "infinite or no numbers: the weights are damaged, or mean and std are wrong");

    private static ModelCheck Depends(Tensor logits)
    {
        var difference = (logits[0] - logits[1]).abs().max().ToDouble();
        return difference > 0
            ? new ModelCheck("image", true, string.Create(
                CultureInfo.InvariantCulture, $"two images give logits that differ by {difference:0.###}"))
            : new ModelCheck("image", false, "two images give the same logits: the weights are zeros or damaged");
    }

    private static ModelCheck Folding(CamModel model, Tensor input, Tensor logits)
    {
        using var frozen = model.Frozen(ScalarType.Float32);
        var scale = Math.Max(logits.abs().max().ToDouble(), 1e-30);
        var error = (frozen.Forward(input) - logits).abs().max().ToDouble() / scale;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"folded and original logits differ by {error:0.0e+0} of the greatest");
        return error <= FoldingTolerance
            ? new ModelCheck("frozen copy", true, text)
            : new ModelCheck("frozen copy", false,
                $"{text}, more than {FoldingTolerance.ToString("0.0e+0", CultureInfo.InvariantCulture)}: a batch norm has " +
                "a variance near zero or below; scores of this network would not be its own");
    }

    private static ModelCheck Gradient(CamModel model, string layer, Tensor input)
    {
        var trace = model.Trace([layer], input);
        using var recording = enable_grad();
        var gradient = autograd.grad([trace.Logits.amax(1).sum()], [trace.Activations[0]])[0];
        using var quiet = no_grad();
        var finite = gradient.isfinite().all().ToBoolean();
        var share = gradient.ne(0).to(ScalarType.Float64).mean().ToDouble();
        var name = $"gradient at {layer}";
        if (!finite) return new ModelCheck(name, false, "infinite or no numbers: the weights are damaged");
        return share > 0
            ? new ModelCheck(name, true, string.Create(CultureInfo.InvariantCulture, $"{share:P0} of it is not zero"))
            : new ModelCheck(name, false, "zero everywhere: the layer does not reach the logits; choose another layer");
    }

    // A fixed sequence, not a random generator: the same on every machine and version.
    private static Tensor Noise(ModelInput input)
    {
        var random = new Random(1);
        var values = new float[Images * input.Channels * input.Height * input.Width];
        for (var i = 0; i < values.Length; i++) values[i] = (float)((4 * random.NextDouble()) - 2);
        return tensor(values, [Images, input.Channels, input.Height, input.Width]);
    }
}
