using SyCam.Eval.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>Runs the network once over a split: one forward pass and one pass back through the head for each image.</summary>
public static class ImagePreparer
{
    private const int ChunkSize = 16;

    /// <summary>Prepares the images of a split.</summary>
    /// <param name="model">The model, not frozen: activations and gradients are those of the published network.</param>
    /// <param name="network">The frozen path, whose clean probabilities the metrics compare with.</param>
    /// <param name="layer">The target layer's resolved name.</param>
    /// <param name="names">The images' names.</param>
    /// <param name="inputs">Normalised images <c>[N,3,H,W]</c>; becomes the result's.</param>
    /// <param name="masks">Object masks <c>[N,1,H,W]</c> or null; becomes the result's.</param>
    /// <param name="labels">The class to explain for each image; null: the one that the network ranks first.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    public static PreparedImages Prepare(
        CamModel model, FrozenNetwork network, string layer, IReadOnlyList<string> names, Tensor inputs, Tensor? masks,
        IReadOnlyList<long?> labels, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        // A split may be empty; what is joined below must still have the layer's shape.
        var shape = model.DescribeLayers().Single(one => one.Name == layer);
        List<Tensor> activations = [zeros(0, shape.Channels, shape.Height, shape.Width)];
        List<Tensor> gradients = [zeros(0, shape.Channels, shape.Height, shape.Width)];
        List<long> classes = [], predicted = [];
        for (var start = 0; start < names.Count; start += ChunkSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = Math.Min(ChunkSize, names.Count - start);
            var (features, gradient, chosen, first) =
                PrepareChunk(model, layer, inputs.narrow(0, start, length), labels.Skip(start).Take(length));
            activations.Add(features);
            gradients.Add(gradient);
            classes.AddRange(chosen);
            predicted.AddRange(first);
        }

        var targets = tensor(classes.ToArray(), ScalarType.Int64);
        var probabilities = network.ClassProbabilities(inputs, targets, cancellation);
        return new PreparedImages(
            names, inputs.DetachFromDisposeScope(), targets.DetachFromDisposeScope(), masks?.DetachFromDisposeScope(),
            cat(activations, 0).DetachFromDisposeScope(), cat(gradients, 0).DetachFromDisposeScope(),
            probabilities.DetachFromDisposeScope(), predicted);
    }

    /// <summary>Activations at a layer and the gradient of a class logit there, through the head only.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">The layer's resolved name.</param>
    /// <param name="inputs">Normalised images <c>[n,3,H,W]</c>.</param>
    /// <param name="labels">The class to explain for each image; null: the one that the network ranks first.</param>
    /// <returns>Activations and gradients <c>[n,K,h,w]</c>, the explained and the first-ranked classes.</returns>
    public static (Tensor Activations, Tensor Gradients, IReadOnlyList<long> Classes, IReadOnlyList<long> Predicted)
        PrepareChunk(CamModel model, string layer, Tensor inputs, IEnumerable<long?> labels)
    {
        using var scope = NewDisposeScope();
        Tensor activations;
        using (no_grad()) activations = model.Features(layer, inputs);

        using var recording = enable_grad();
        var variable = activations.detach().requires_grad_();
        var logits = model.Head(layer, variable);
        var predicted = logits.detach().argmax(1).data<long>().ToArray();
        long[] classes = [.. labels.Select((label, i) => label ?? predicted[i])];
        var chosen = logits.gather(1, tensor(classes, ScalarType.Int64).unsqueeze(1));
        var gradient = autograd.grad([chosen.sum()], [variable])[0];
        return (activations.MoveToOuterDisposeScope(), gradient.MoveToOuterDisposeScope(), classes, predicted);
    }
}
