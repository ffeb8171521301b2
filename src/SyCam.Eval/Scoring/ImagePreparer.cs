using SyCam.Eval.Models;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>Runs the network once over a split: one forward pass and one pass back through the head for each image.</summary>
public static class ImagePreparer
{
    private const int ChunkSize = 16;

    /// <summary>Prepares the images of a split for the usual target, the logit of the explained class.</summary>
    /// <inheritdoc cref="Prepare(CamModel, FrozenNetwork, string, TargetExpression, IReadOnlyList{string}, Tensor,
    /// Tensor?, IReadOnlyList{long?}, CancellationToken)"/>
    public static PreparedImages Prepare(
        CamModel model, FrozenNetwork network, string layer, IReadOnlyList<string> names, Tensor inputs, Tensor? masks,
        IReadOnlyList<long?> labels, CancellationToken cancellation) =>
        Prepare(model, network, layer, TargetExpression.Default, names, inputs, masks, labels, cancellation);

    /// <summary>Prepares the images of a split.</summary>
    /// <param name="model">The model, not frozen: activations and gradients are those of the published network. Stays
    /// the caller's and must outlive the result.</param>
    /// <param name="network">The frozen path, whose clean probabilities the metrics compare with. Stays the caller's
    /// and must outlive the result.</param>
    /// <param name="layer">The target layer's resolved name.</param>
    /// <param name="target">What is differentiated and scored where an input names no target of its own.</param>
    /// <param name="names">The images' names.</param>
    /// <param name="inputs">Normalised images <c>[N,3,H,W]</c>; becomes the result's.</param>
    /// <param name="masks">Object masks <c>[N,1,H,W]</c> or null; becomes the result's.</param>
    /// <param name="labels">The class to explain for each image; null: the one that the network ranks first.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    /// <exception cref="InputException">The target names a class that the network does not have.</exception>
    public static PreparedImages Prepare(
        CamModel model, FrozenNetwork network, string layer, TargetExpression target, IReadOnlyList<string> names,
        Tensor inputs, Tensor? masks, IReadOnlyList<long?> labels, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var joined = RunAll(model, Tracer(model), layer, target, inputs, labels, ChunkSize, cancellation);
        var probabilities = network.ClassProbabilities(inputs, joined.Classes, cancellation);
        return new PreparedImages(
            model, network, layer, target, names, inputs.DetachFromDisposeScope(), masks?.DetachFromDisposeScope(),
            joined, probabilities.DetachFromDisposeScope());
    }

    /// <summary>
    /// Prepares changed copies of images. Their activations come from the frozen network where it has that layer, and
    /// their probabilities from the same pass.
    /// </summary>
    internal static PreparedImages PrepareCopies(
        CamModel model, FrozenNetwork network, string layer, TargetExpression target, Tensor inputs, Tensor classes,
        IReadOnlyList<int> seeds, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var labels = classes.cpu().data<long>().ToArray().Select(index => (long?)index).ToList();
        var isFrozen = network.CanCut(layer);
        var joined = RunAll(
            model, isFrozen ? network.Trace : Tracer(model), layer, target, inputs, labels, network.BatchSize, cancellation);
        if (!isFrozen) network.CountPasses(labels.Count);
        var probabilities = joined.Logits.softmax(1).gather(1, classes.unsqueeze(1)).squeeze(1);
        return new PreparedImages(
            model, network, layer, target, [.. labels.Select((_, i) => $"{i}")], inputs.DetachFromDisposeScope(), null,
            joined, probabilities.DetachFromDisposeScope())
        {
            Seeds = seeds,
        };
    }

    private static Func<string, Tensor, LayerTrace> Tracer(CamModel model) =>
        (layer, inputs) => model.Trace([layer], inputs);

    private static PreparedTensors RunAll(
        CamModel model, Func<string, Tensor, LayerTrace> trace, string layer, TargetExpression target, Tensor inputs,
        IReadOnlyList<long?> labels, int chunk, CancellationToken cancellation)
    {
        // A split may be empty; what is joined below must still have the layer's shape.
        var shape = model.DescribeLayers().Single(one => one.Name == layer);
        var nothing = zeros([0, shape.Channels, shape.Height, shape.Width], device: inputs.device);
        List<PreparedTensors> parts =
        [
            new(nothing, nothing, zeros([0, model.ClassCount], device: inputs.device),
                zeros([0], ScalarType.Int64, inputs.device), []),
        ];
        for (var start = 0; start < labels.Count; start += chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = Math.Min(chunk, labels.Count - start);
            parts.Add(Run(trace, layer, target, inputs.narrow(0, start, length), labels.Skip(start).Take(length)));
        }

        Tensor Join(Func<PreparedTensors, Tensor> which) => cat([.. parts.Select(which)], 0).DetachFromDisposeScope();
        return new PreparedTensors(
            Join(part => part.Activations), Join(part => part.Gradients), Join(part => part.Logits),
            Join(part => part.Classes), [.. parts.SelectMany(part => part.Predicted)]);
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
        var part = Run(Tracer(model), layer, TargetExpression.Default, inputs, labels);
        return (part.Activations.MoveToOuterDisposeScope(), part.Gradients.MoveToOuterDisposeScope(),
            part.Classes.cpu().data<long>().ToArray(), part.Predicted);
    }

    private static PreparedTensors Run(
        Func<string, Tensor, LayerTrace> trace, string layer, TargetExpression target, Tensor inputs,
        IEnumerable<long?> labels)
    {
        using var scope = NewDisposeScope();
        var (activations, recorded) = trace(layer, inputs);
        var logits = recorded.detach();
        var predicted = logits.argmax(1).cpu().data<long>().ToArray();
        var classes = tensor(labels.Select((label, i) => label ?? predicted[i]).ToArray(), ScalarType.Int64).to(inputs.device);
        using var recording = enable_grad();
        var total = TargetEvaluator.Evaluate(target, recorded, classes).sum();
        var gradient = autograd.grad([total], [activations[0]])[0];
        return new PreparedTensors(
            Float32(activations[0].detach()).MoveToOuterDisposeScope(), Float32(gradient).MoveToOuterDisposeScope(),
            logits.MoveToOuterDisposeScope(), classes.MoveToOuterDisposeScope(), predicted);
    }

    // A frozen network has its own precision; programs have one.
    private static Tensor Float32(Tensor tensor) => tensor.to(ScalarType.Float32);
}
