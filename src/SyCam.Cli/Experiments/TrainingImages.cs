using SyCam.Eval.Data;
using SyCam.Eval.Exits;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Experiments;

/// <summary>Images to train on, read a few at a time. Their masks are not looked at.</summary>
/// <param name="model">The network, which says how images are fitted and what is on one without a label.</param>
/// <param name="items">The images.</param>
/// <param name="cancellation">Checked before each image.</param>
internal sealed class TrainingImages(CamModel model, IReadOnlyList<ImageItem> items, CancellationToken cancellation)
{
    private const int ImagesAtOnce = 8;

    /// <summary>The images with their labels, or the classes that the network ranks first.</summary>
    public IEnumerable<ExitBlock> Read()
    {
        foreach (var chunk in items.Chunk(ImagesAtOnce))
        {
            var block = Read(chunk);
            yield return block;
            block.Inputs.Dispose();
            block.Classes.Dispose();
        }
    }

    private ExitBlock Read(IReadOnlyList<ImageItem> chunk)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var recipe = model.Recipe;
        List<RgbImage> pictures = [];
        foreach (var item in chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            pictures.Add(recipe.Fit(ImageFile.Read(item.Path)));
        }

        var inputs = recipe.ToTensor(pictures).to(model.Device);
        return new ExitBlock(inputs.DetachFromDisposeScope(), Classes(inputs, chunk).DetachFromDisposeScope());
    }

    private Tensor Classes(Tensor inputs, IReadOnlyList<ImageItem> chunk)
    {
        var known = chunk.Select(item => (long?)item.Label).ToList();
        if (known.Contains(null))
        {
            var predicted = model.Forward(inputs).argmax(1).cpu().data<long>().ToArray();
            known = [.. known.Select((label, i) => label ?? predicted[i])];
        }

        return tensor(known.Select(label => label!.Value).ToArray(), ScalarType.Int64).to(model.Device);
    }
}
