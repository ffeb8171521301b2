using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>
/// The images of one split with everything that no candidate changes: normalised inputs, classes, masks, the target
/// layer's activations and gradient, logits and the clean probability, computed once; and every other terminal,
/// computed when it is first read and kept. Owns its tensors; model and network stay the caller's and must outlive it.
/// Owned by one thread.
/// </summary>
public sealed class PreparedImages : IDisposable
{
    private readonly TerminalStore _store;

    internal PreparedImages(
        CamModel model, FrozenNetwork network, string layer, TargetExpression target, IReadOnlyList<string> names,
        Tensor inputs, Tensor? masks, PreparedTensors tensors, Tensor probabilities)
    {
        Model = model;
        Network = network;
        Layer = layer;
        Target = target;
        Names = names;
        Inputs = inputs;
        Masks = masks;
        Classes = tensors.Classes;
        Activations = tensors.Activations;
        Gradients = tensors.Gradients;
        Logits = tensors.Logits;
        Probabilities = probabilities;
        Predicted = tensors.Predicted;
        _store = new TerminalStore(this);
        ActivationSource = _store.Resolve(new InputSource(TracedTerminals.Activation)).Source;
        GradientSource = _store.Resolve(new InputSource(TracedTerminals.Gradient)).Source;
        _store.PassesOf(ActivationSource).Forward = Count;
        _store.PassesOf(GradientSource).Backward = Count;
    }

    /// <summary>The images' names, in the order of the split.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of images.</summary>
    public int Count => Names.Count;

    /// <summary>
    /// The place of the first image in its split, 0 by default: noise is seeded by place, so that a split that is read
    /// in blocks scores as it does when it is read at once. To be set before anything is read.
    /// </summary>
    public int FirstPlace { get; set; }

    /// <summary>What seeds noise for each image when it is not its place; null: the place.</summary>
    internal IReadOnlyList<int>? Seeds { get; init; }

    /// <summary>The height of the inputs in pixels.</summary>
    public long Height => Inputs.shape[2];

    /// <summary>The width of the inputs in pixels.</summary>
    public long Width => Inputs.shape[3];

    /// <summary>The target layer: that of every input without a layer of its own.</summary>
    public string Layer { get; }

    /// <summary>The target: that of every input without a target of its own.</summary>
    public TargetExpression Target { get; }

    /// <summary>Normalised inputs <c>[N,3,H,W]</c>.</summary>
    public Tensor Inputs { get; }

    /// <summary>The explained class of each image, <c>[N]</c>, int64.</summary>
    public Tensor Classes { get; }

    /// <summary>Object masks <c>[N,1,H,W]</c>, 1 on the object and 0 elsewhere; null when there are none.</summary>
    public Tensor? Masks { get; }

    /// <summary>The boxes of each image's objects in pixels of the input, none for an image without an object there; null
    /// when the images have neither masks nor annotations. Where there is only a mask, the box around it.</summary>
    public IReadOnlyList<IReadOnlyList<Box>>? Boxes { get; set; }

    /// <summary>Activations of the target layer, <c>[N,K,h,w]</c>.</summary>
    public Tensor Activations { get; }

    /// <summary>Gradient of the target with respect to the activations, <c>[N,K,h,w]</c>.</summary>
    public Tensor Gradients { get; }

    /// <summary>The logits of the clean images, <c>[N,C]</c>.</summary>
    public Tensor Logits { get; }

    /// <summary>The network's probability of the explained class on the clean image, <c>[N]</c>.</summary>
    public Tensor Probabilities { get; }

    /// <summary>The class that the network ranks first on the clean image.</summary>
    public IReadOnlyList<long> Predicted { get; }

    /// <summary>
    /// The most bytes of terminals with positions (activations and gradients of other layers, maps) that are kept, 1
    /// GiB by default. What does not fit is computed at every reading. Terminals with a number for each channel or
    /// image are small and always kept, and so are the activations and gradients of the target layer.
    /// </summary>
    public long MemoryLimit
    {
        get => _store.Limit;
        set => _store.Limit = value;
    }

    /// <summary>The bytes that <see cref="MemoryLimit"/> bounds and that are in use.</summary>
    public long KeptBytes => _store.KeptBytes;

    /// <summary>
    /// What each terminal has cost so far, by its source with layer and target filled in. Passes that several share are
    /// counted at the first of them; those of preparation at the target layer's activations and gradient.
    /// </summary>
    public IReadOnlyDictionary<InputSource, TerminalPasses> Passes => _store.Passes;

    internal CamModel Model { get; }

    internal FrozenNetwork Network { get; }

    internal InputSource ActivationSource { get; }

    internal InputSource GradientSource { get; }

    /// <summary>What seeds the noise of the image at a place.</summary>
    internal int SeedOf(int place) => Seeds is { } seeds ? seeds[place] : FirstPlace + place;

    /// <summary>The values of a terminal, computed if they are not kept.</summary>
    /// <param name="source">The terminal.</param>
    /// <param name="first">The place of the first image.</param>
    /// <param name="count">The number of images, at least 1.</param>
    /// <param name="cancellation">Checked between passes.</param>
    /// <returns>Four axes <c>[count,K,h,w]</c>, 1 for one that the type lacks; the caller frees them.</returns>
    /// <exception cref="InputException">There is no such terminal, or not on this network.</exception>
    public Tensor Read(InputSource source, int first, int count, CancellationToken cancellation = default) =>
        _store.Read([source], first, count, cancellation)[source];

    /// <summary>The values of some inputs at once, so that those that can share passes do.</summary>
    /// <param name="names">The names of the inputs.</param>
    /// <param name="sources">For each name the terminal that it comes from.</param>
    /// <param name="first">The place of the first image.</param>
    /// <param name="count">The number of images, at least 1.</param>
    /// <param name="cancellation">Checked between passes.</param>
    /// <returns>The values by name; the caller frees them.</returns>
    /// <exception cref="InputException">There is no such terminal, or not on this network.</exception>
    public IReadOnlyDictionary<string, Tensor> Read(
        IReadOnlyList<string> names, IReadOnlyDictionary<string, InputSource> sources, int first, int count,
        CancellationToken cancellation = default)
    {
        var values = _store.Read([.. names.Select(name => sources[name])], first, count, cancellation);
        return names.ToDictionary(name => name, name => values[sources[name]]);
    }

    /// <summary>The values of a terminal if all of them are at hand, or null; the caller frees them.</summary>
    internal Tensor? ReadKnown(InputSource source, int first, int count) => _store.ReadKnown(source, first, count);

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        Inputs.Dispose();
        Classes.Dispose();
        Masks?.Dispose();
        Activations.Dispose();
        Gradients.Dispose();
        Logits.Dispose();
        Probabilities.Dispose();
    }
}
