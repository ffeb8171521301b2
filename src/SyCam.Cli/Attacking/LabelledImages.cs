using SyCam.Eval.Data;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Attacking;

/// <summary>Labelled images as a network takes them, all at once: for small sets. Owns its tensors.</summary>
/// <param name="Inputs">Normalised images [N,3,H,W].</param>
/// <param name="Labels">[N], int64.</param>
/// <param name="Names">The images' names.</param>
/// <param name="Keys">What their random numbers follow from.</param>
internal sealed record LabelledImages(Tensor Inputs, Tensor Labels, IReadOnlyList<string> Names, IReadOnlyList<long> Keys)
    : IDisposable
{
    /// <summary>The number of images.</summary>
    public int Count => Names.Count;

    /// <summary>Reads the images that have a label.</summary>
    public static LabelledImages Read(CamModel model, IEnumerable<ImageItem> items, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var labelled = items.Where(item => item.Label is not null).ToList();
        var recipe = model.Recipe;
        List<RgbImage> pictures = [];
        foreach (var item in labelled)
        {
            cancellation.ThrowIfCancellationRequested();
            pictures.Add(recipe.Fit(ImageFile.Read(item.Path)));
        }

        List<string> names = [.. labelled.Select(item => item.RelativePath)];
        var inputs = pictures.Count == 0 ? zeros(0, 3, recipe.Size, recipe.Size) : recipe.ToTensor(pictures);
        return new LabelledImages(
            inputs.to(model.Device).DetachFromDisposeScope(),
            tensor(labelled.Select(item => (long)item.Label!.Value).ToArray(), ScalarType.Int64).to(model.Device).DetachFromDisposeScope(),
            names, ImageKeys.Of(names));
    }

    /// <summary>Some of the images; the caller frees them.</summary>
    /// <param name="places">Their places.</param>
    public LabelledImages Take(IReadOnlyList<int> places)
    {
        using var rows = tensor(places.Select(place => (long)place).ToArray()).to(Inputs.device);
        return new LabelledImages(
            Inputs.index_select(0, rows), Labels.index_select(0, rows), [.. places.Select(place => Names[place])],
            [.. places.Select(place => Keys[place])]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Inputs.Dispose();
        Labels.Dispose();
    }
}
