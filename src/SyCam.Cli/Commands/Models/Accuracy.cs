using SyCam.Cli.Experiments;
using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using static TorchSharp.torch;

namespace SyCam.Cli.Commands.Models;

/// <summary>How many labelled photos a network gets right.</summary>
/// <param name="Labelled">Photos with a label.</param>
/// <param name="Right">Those whose label the network ranks first.</param>
/// <param name="Unlabelled">Photos without a label, which do not count.</param>
internal sealed record Accuracy(int Labelled, int Right, int Unlabelled)
{
    /// <summary>Runs the frozen network over a set of images.</summary>
    /// <exception cref="InputException">No image has a label, or the set cannot be read.</exception>
    public static Accuracy Measure(CamModel model, string images, string? labels, CancellationToken cancellation)
    {
        var names = model.Sidecar.Classes;
        var set = ImageSetReader.Read(new ImageSetOptions
        {
            Images = images,
            Labels = labels,
            Classes = names.Count == 0 ? null : names.ToTable(),
        });
        var labelled = set.Items.Where(item => item.Label is not null).ToList();
        if (labelled.Count == 0)
            throw new InputException($"no image of {images} has a label: give --labels with a CSV table of image and class");
        var recipe = model.Recipe;
        using var network = new FrozenNetwork(model);
        var right = 0;
        foreach (var part in labelled.Chunk(network.BatchSize))
        {
            using var scope = NewDisposeScope();
            var input = recipe.ToTensor([.. part.Select(item => recipe.Fit(ImageFile.Read(item.Path)))]).to(model.Device);
            var predicted = network.Logits(input, cancellation).argmax(1).cpu().data<long>().ToArray();
            right += part.Zip(predicted, (item, index) => item.Label == index).Count(same => same);
        }

        return new Accuracy(labelled.Count, right, set.Items.Count - labelled.Count);
    }
}
