using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>
/// The images of one split with everything that no candidate changes, computed once: normalised inputs, classes, masks,
/// the target layer's activations, the gradient of the class logit, the clean probability. Owns its tensors.
/// </summary>
public sealed class PreparedImages : IDisposable
{
    internal PreparedImages(
        IReadOnlyList<string> names, Tensor inputs, Tensor classes, Tensor? masks, Tensor activations, Tensor gradients,
        Tensor probabilities, IReadOnlyList<long> predicted)
    {
        Names = names;
        Inputs = inputs;
        Classes = classes;
        Masks = masks;
        Activations = activations;
        Gradients = gradients;
        Probabilities = probabilities;
        Predicted = predicted;
    }

    /// <summary>The images' names, in the order of the split.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of images.</summary>
    public int Count => Names.Count;

    /// <summary>The height of the inputs in pixels.</summary>
    public long Height => Inputs.shape[2];

    /// <summary>The width of the inputs in pixels.</summary>
    public long Width => Inputs.shape[3];

    /// <summary>Normalised inputs <c>[N,3,H,W]</c>.</summary>
    public Tensor Inputs { get; }

    /// <summary>The explained class of each image, <c>[N]</c>, int64.</summary>
    public Tensor Classes { get; }

    /// <summary>Object masks <c>[N,1,H,W]</c>, 1 on the object and 0 elsewhere; null when there are none.</summary>
    public Tensor? Masks { get; }

    /// <summary>Activations of the target layer, <c>[N,K,h,w]</c>.</summary>
    public Tensor Activations { get; }

    /// <summary>Gradient of the class logit with respect to the activations, <c>[N,K,h,w]</c>.</summary>
    public Tensor Gradients { get; }

    /// <summary>The network's probability of the explained class on the clean image, <c>[N]</c>.</summary>
    public Tensor Probabilities { get; }

    /// <summary>The class that the network ranks first on the clean image.</summary>
    public IReadOnlyList<long> Predicted { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Inputs.Dispose();
        Classes.Dispose();
        Masks?.Dispose();
        Activations.Dispose();
        Gradients.Dispose();
        Probabilities.Dispose();
    }
}
