using SyCam.Eval.Data;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Experiments;

/// <summary>A model, a layer and a list of images that are read and prepared when they are asked for, all at once or in
/// blocks. Owns the model and the network; what it prepared is the caller's and must be freed before.</summary>
/// <param name="model">The network as published.</param>
/// <param name="layer">The target layer's resolved name.</param>
/// <param name="network">The frozen path.</param>
/// <param name="target">What is differentiated and scored.</param>
/// <param name="classes">Which class is explained.</param>
/// <param name="set">The images and what is known of them.</param>
/// <param name="seed">Decides the order of the images.</param>
internal sealed class ExperimentSource(
    CamModel model, string layer, FrozenNetwork network, TargetExpression target, ClassChoice classes, ImageSet set,
    int seed) : IDisposable
{
    private readonly Preprocess _recipe = model.Recipe;
    private readonly List<string> _withoutObject = [];
    private bool _isShared;

    /// <summary>The network as published.</summary>
    public CamModel Model => model;

    /// <summary>The target layer's resolved name.</summary>
    public string Layer => layer;

    /// <summary>The frozen path.</summary>
    public FrozenNetwork Network => network;

    /// <summary>What is differentiated and scored.</summary>
    public TargetExpression Target => target;

    /// <summary>The images and what is known of them.</summary>
    public ImageSet Set => set;

    // Masks are all there or not used: a metric that needs them leaves no image out silently.
    /// <summary>True when the objects of every image are known.</summary>
    public bool HasMasks { get; } = set.Items.All(item => item.MaskPath is not null || item.Annotation is not null);

    /// <summary>The prepared images on whose input no pixel belongs to the explained object.</summary>
    public IReadOnlyList<string> WithoutObject => _withoutObject;

    /// <summary>The images of a split in the order of every table.</summary>
    public IReadOnlyList<ImageItem> Of(Split split) => MixedOrder.Of(set.Of(split), seed);

    /// <summary>The same network and images at another layer; they stay this source's, which must outlive it.</summary>
    /// <param name="other">The layer's resolved name.</param>
    public ExperimentSource At(string other) => new(model, other, network, target, classes, set, seed) { _isShared = true };

    /// <summary>Reads some images and runs the network over them once.</summary>
    /// <param name="items">The images; there may be none.</param>
    /// <param name="firstPlace">The place of the first in its split.</param>
    /// <param name="cancellation">Checked between images and between chunks.</param>
    public PreparedImages Prepare(IReadOnlyList<ImageItem> items, int firstPlace, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        List<RgbImage> pictures = [];
        List<(int Height, int Width)> sizes = [];
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            var picture = ImageFile.Read(item.Path);
            sizes.Add((picture.Height, picture.Width));
            pictures.Add(_recipe.Fit(picture));
        }

        var inputs = (pictures.Count == 0 ? zeros(0, 3, _recipe.Size, _recipe.Size) : _recipe.ToTensor(pictures)).to(model.Device);
        IReadOnlyList<long?> explained = [.. items.Select(item => classes.For(item.Label))];
        var objects = HasMasks ? ReadObjects(items, sizes, inputs, explained, cancellation) : [];
        var prepared = ImagePreparer.Prepare(
            model, network, layer, target, [.. items.Select(item => item.RelativePath)], inputs,
            objects.Count > 0 ? ToTensor(objects) : null, explained, cancellation);
        prepared.FirstPlace = firstPlace;
        if (objects.Count > 0) prepared.Boxes = [.. objects.Select(one => one.Boxes)];
        return prepared;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isShared) return;
        network.Dispose();
        model.Dispose();
    }

    private List<(GreyImage Mask, IReadOnlyList<Box> Boxes)> ReadObjects(
        IReadOnlyList<ImageItem> items, List<(int Height, int Width)> sizes, Tensor inputs, IReadOnlyList<long?> explained,
        CancellationToken cancellation)
    {
        var reader = new ObjectReader(_recipe, set.Categories);
        // Which objects count is only known once the network has said what it sees.
        var predicted = reader.NeedsClass && explained.Contains(null) ? Predict(inputs, cancellation) : null;
        List<(GreyImage Mask, IReadOnlyList<Box> Boxes)> objects = [];
        for (var i = 0; i < items.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var one = reader.Read(items[i], explained[i] ?? predicted?[i] ?? 0, sizes[i].Height, sizes[i].Width);
            if (one.Mask.Pixels.IndexOfAnyExcept((byte)0) < 0) _withoutObject.Add(items[i].RelativePath);
            objects.Add(one);
        }

        return objects;
    }

    private Tensor ToTensor(List<(GreyImage Mask, IReadOnlyList<Box> Boxes)> objects) =>
        _recipe.ToTensor([.. objects.Select(one => one.Mask)]).unsqueeze(1).to(model.Device);

    private long[] Predict(Tensor inputs, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        return network.Logits(inputs, cancellation).argmax(1).cpu().data<long>().ToArray();
    }
}
