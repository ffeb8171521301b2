using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>Runs methods on other images than those of the split: masked, shifted, disturbed.</summary>
internal static class Explainer
{
    private const int MostCopies = 1024;

    /// <summary>Prepares changed images for a model and the context's layer and target, with the classes that are
    /// explained on the unchanged ones.</summary>
    /// <param name="context">The context.</param>
    /// <param name="network">Whose passes are counted.</param>
    /// <param name="model">What the methods explain.</param>
    /// <param name="inputs">Normalised images <c>[n,3,H,W]</c>; become the result's.</param>
    /// <param name="places">For each the place of the image that it is a copy of.</param>
    /// <param name="areEachAlone">True when each is the only copy of its image for some method; false when a method sees
    /// all of them.</param>
    /// <returns>What methods read; the caller frees it.</returns>
    public static PreparedImages Prepare(
        MetricContext context, FrozenNetwork network, CamModel model, Tensor inputs, IReadOnlyList<int> places,
        bool areEachAlone = false)
    {
        using var which = tensor([.. places.Select(place => (long)place)], ScalarType.Int64).to(inputs.device);
        using var classes = context.Images.Classes.index_select(0, which);
        return Prepare(context, network, model, inputs, places, classes, areEachAlone);
    }

    /// <summary>Prepares changed images with classes of their own.</summary>
    /// <param name="context">The context.</param>
    /// <param name="inputs">Normalised images <c>[n,3,H,W]</c>; become the result's.</param>
    /// <param name="places">For each the place of the image that it is a copy of.</param>
    /// <param name="classes">The class that is explained on each, <c>[n]</c>, int64.</param>
    /// <returns>What methods read; the caller frees it.</returns>
    public static PreparedImages Prepare(
        MetricContext context, Tensor inputs, IReadOnlyList<int> places, Tensor classes) =>
        Prepare(context, context.Network, context.Images.Model, inputs, places, classes, areEachAlone: false);

    private static PreparedImages Prepare(
        MetricContext context, FrozenNetwork network, CamModel model, Tensor inputs, IReadOnlyList<int> places,
        Tensor classes, bool areEachAlone) => ImagePreparer.PrepareCopies(
            model, network, context.Images.Layer, context.Images.Target, inputs, classes,
            Seeds(context.Images, places, areEachAlone), context.Cancellation);

    /// <inheritdoc cref="Prepare(MetricContext, FrozenNetwork, CamModel, Tensor, IReadOnlyList{int}, bool)"/>
    public static PreparedImages Prepare(
        MetricContext context, Tensor inputs, IReadOnlyList<int> places, bool areEachAlone = false) =>
        Prepare(context, context.Network, context.Images.Model, inputs, places, areEachAlone);

    // A method that draws at random draws anew on a copy: with the same numbers again a random map would seem steady.
    private static int[] Seeds(PreparedImages images, IReadOnlyList<int> places, bool areEachAlone)
    {
        var copies = new Dictionary<int, int>();
        return
        [
            .. places.Select(place =>
            {
                var copy = areEachAlone ? 0 : copies[place] = copies.GetValueOrDefault(place, -1) + 1;
                return unchecked(-1 - ((images.SeedOf(place) * MostCopies) + copy));
            }),
        ];
    }

    /// <summary>The saliency of one method on prepared images.</summary>
    /// <param name="context">The context, whose sources the method reads.</param>
    /// <param name="method">The method.</param>
    /// <param name="images">The images.</param>
    /// <param name="first">The place of the first image.</param>
    /// <param name="count">The number of images.</param>
    /// <returns>Saliency <c>[count,1,H,W]</c>, made as for the metrics' own; the caller frees it.</returns>
    public static Tensor Explain(MetricContext context, Term method, PreparedImages images, int first, int count)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var program = context.ProgramOf(method);
        var inputs = images.Read(program.Inputs, context.Sources, first, count, context.Cancellation);
        var raw = ProgramRunner.Run(program, inputs, (images.Height, images.Width));
        using var chunk = RawMapChunk.Of([.. raw.Select(map => map.DetachFromDisposeScope())], first);
        return SaliencyMaps.Scale(chunk.Grid[0], images.Height, images.Width).MoveToOuterDisposeScope();
    }

    /// <summary>A value of some images of the split, as a method's expression has it: nothing is scaled.</summary>
    /// <param name="context">The context, whose sources the expression reads.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="place">The place of the image.</param>
    /// <returns>The value <c>[1,K,h,w]</c>, 1 for an axis that its type lacks; the caller frees it.</returns>
    public static Tensor Raw(MetricContext context, Term expression, int place)
    {
        using var scope = NewDisposeScope();
        var images = context.Images;
        var program = context.ProgramOf(expression);
        var inputs = images.Read(program.Inputs, context.Sources, place, 1, context.Cancellation);
        return ProgramRunner.Run(program, inputs, (images.Height, images.Width))[0].MoveToOuterDisposeScope();
    }

    /// <summary>The maps of a batch by method: the places in the batch that each method has.</summary>
    /// <exception cref="InvalidOperationException">The methods are not known; the caller checks that they are.
    /// </exception>
    public static IEnumerable<(Term Method, IReadOnlyList<int> Members)> ByMethod(SaliencyBatch batch) =>
        Methods(batch).Select((method, member) => (method, member)).GroupBy(pair => pair.method)
            .Select(group => (group.Key, (IReadOnlyList<int>)[.. group.Select(pair => pair.member)]));

    /// <summary>The method that made a map of a batch.</summary>
    /// <inheritdoc cref="ByMethod"/>
    public static Term MethodOf(SaliencyBatch batch, int member) => Methods(batch)[member];

    private static IReadOnlyList<Term> Methods(SaliencyBatch batch) => batch.Methods
        ?? throw new InvalidOperationException("this metric runs the method itself, and a ready map has none");
}
