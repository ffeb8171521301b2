using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Terms;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Experiments;

/// <summary>A model, a layer and a list of images that are read and prepared when they are asked for, all at once or in
/// blocks. Owns the model and the network; what it prepared is the caller's and must be freed before.</summary>
/// <param name="Model">The network as published.</param>
/// <param name="Layer">The target layer's resolved name.</param>
/// <param name="Network">The frozen path.</param>
/// <param name="Target">What is differentiated and scored.</param>
/// <param name="Classes">Which class is explained.</param>
/// <param name="Set">The images and what is known of them.</param>
/// <param name="Seed">Decides the order of the images.</param>
internal sealed record ExperimentSource(
    CamModel Model, string Layer, FrozenNetwork Network, TargetExpression Target, ClassChoice Classes, ImageSet Set,
    int Seed) : IDisposable
{
    /// <summary>True when every image has an object mask.</summary>
    // Masks are all there or not used: a metric that needs them leaves no image out silently.
    public bool HasMasks { get; } = Set.Items.All(item => item.MaskPath is not null);

    /// <summary>The images of a split in the order of every table.</summary>
    public IReadOnlyList<ImageItem> Of(Split split) => MixedOrder.Of(Set.Of(split), Seed);

    /// <summary>Reads some images and runs the network over them once.</summary>
    /// <param name="items">The images; there may be none.</param>
    /// <param name="firstPlace">The place of the first in its split.</param>
    /// <param name="cancellation">Checked between images and between chunks.</param>
    public PreparedImages Prepare(
        IReadOnlyList<ImageItem> items, int firstPlace, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var recipe = ExperimentLoader.Recipe(Model);
        List<RgbImage> pictures = [];
        List<GreyImage> masks = [];
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            var picture = ImageFile.Read(item.Path);
            pictures.Add(recipe.Fit(picture));
            if (HasMasks) masks.Add(recipe.Fit(MaskFile.Read(item.MaskPath!), picture.Height, picture.Width));
        }

        var inputs = pictures.Count == 0 ? zeros(0, 3, recipe.Size, recipe.Size) : recipe.ToTensor(pictures);
        var prepared = ImagePreparer.Prepare(
            Model, Network, Layer, Target, [.. items.Select(item => item.RelativePath)], inputs,
            masks.Count > 0 ? recipe.ToTensor(masks).unsqueeze(1) : null,
            [.. items.Select(item => Classes.For(item.Label))], cancellation);
        prepared.FirstPlace = firstPlace;
        return prepared;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Network.Dispose();
        Model.Dispose();
    }
}
