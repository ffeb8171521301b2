using SyCam.Eval.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>
/// Trains exits of a frozen network by the classes of images, and then the attention that joins their maps, without any
/// mask (AME-CAM, MICCAI 2023). Owned by one thread.
/// </summary>
public sealed class ExitTrainer : IDisposable
{
    private static readonly long[] Positions = [2, 3];

    private readonly CamModel _model;
    private readonly ExitTrainingOptions _options;
    private readonly Func<IEnumerable<ExitBlock>> _blocks;
    private readonly ExitMaps _maps;

    /// <summary>Makes the first weights: exits of 0, and an attention as PyTorch begins with.</summary>
    /// <param name="model">The network, which is not changed.</param>
    /// <param name="options">How to train.</param>
    /// <param name="blocks">Reads the images, a few at a time; called twice.</param>
    /// <exception cref="InputException">There are less than two layers, or one twice.</exception>
    public ExitTrainer(CamModel model, ExitTrainingOptions options, Func<IEnumerable<ExitBlock>> blocks)
    {
        var layers = options.Layers;
        if (layers.Count < 2)
            throw new InputException(
                $"exits at {(layers.Count == 0 ? "no layer" : layers[0])}: at least two layers of '{model.Sidecar.Name}' are needed, "
                + "as their maps are joined");
        (_model, _options, _blocks) = (model, options, blocks);
        var random = new Random(options.Seed);
        _maps = new ExitMaps(
            [.. layers.Select(Head)],
            [.. Enumerable.Range(0, ExitNames.AttentionLayers).Select(place => Attention(place, random))], "");
    }

    /// <summary>Trains; each epoch is over when it is given back.</summary>
    /// <param name="cancellation">Checked before each step and each block of images.</param>
    /// <exception cref="InputException">There are less than two images.</exception>
    /// <exception cref="TrainingException">A loss is not a number.</exception>
    public IEnumerable<ExitEpoch> Run(CancellationToken cancellation) =>
        TrainExits(cancellation).Concat(TrainAttention(cancellation));

    /// <summary>Writes what was learned so far, for <see cref="CamModel.LoadExits"/>.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Write(string path)
    {
        using var scope = NewDisposeScope();
        List<(string, Tensor)> tensors = [(ExitNames.Network, tensor(Convert.FromHexString(_model.Hash)))];
        foreach (var (head, place) in _maps.Heads.Select((head, place) => (head, place)))
        {
            var name = ExitNames.Exit(place) + head.Layer;
            tensors.Add((name + ".weight", head.Weight.detach().reshape(_model.ClassCount, -1, 1, 1)));
            tensors.Add((name + ".bias", head.Bias));
        }

        foreach (var (layer, place) in _maps.Attention.Select((layer, place) => (layer, place)))
            tensors.AddRange(ExitNames.Attention(place).Zip(
                new[] { layer.Weight, layer.Scale, layer.Shift, layer.Mean, layer.Variance }));
        SafetensorsOutput.Write(path, tensors);
    }

    /// <inheritdoc/>
    public void Dispose() => _maps.Dispose();

    private IEnumerable<ExitEpoch> TrainExits(CancellationToken cancellation)
    {
        using var data = Collect((trace, _) => [.. trace.Select(values => values.mean(Positions))], cancellation);
        var heads = _maps.Heads;
        using var all = arange(_model.ClassCount, ScalarType.Int64, _model.Device);
        var loop = Loop("exits", [.. heads.SelectMany(head => new[] { head.Weight, head.Bias })], data.Count,
            _options.ExitEpochs, _options.ExitRate);
        var epoch = 0;
        foreach (var loss in loop.Run(Loss, cancellation)) yield return new ExitEpoch(false, ++epoch, loop.Epochs, loss);

        Tensor Loss(Tensor places)
        {
            var here = places.to(_model.Device);
            var truth = data.Classes.index_select(0, here).unsqueeze(1).eq(all).to(ScalarType.Float32);
            return heads.Select((head, exit) =>
                ExitLosses.Classification(head.Logits(data.Values[exit].index_select(0, here)), truth)
                * ExitLosses.Weight(exit, heads.Count)).Aggregate((sum, one) => sum + one);
        }
    }

    private IEnumerable<ExitEpoch> TrainAttention(CancellationToken cancellation)
    {
        using var data = Collect(GreyAndMaps, cancellation);
        var learned = _maps.Attention.SelectMany(layer => new[] { layer.Weight, layer.Scale, layer.Shift });
        var loop = Loop("attention", [.. learned], data.Count, _options.Epochs, _options.Rate);
        var epoch = 0;
        foreach (var loss in loop.Run(Loss, cancellation)) yield return new ExitEpoch(true, ++epoch, loop.Epochs, loss);

        Tensor Loss(Tensor places)
        {
            var here = places.to(_model.Device);
            var chosen = data.Values.Select(values => values.index_select(0, here)).ToList();
            var grey = chosen[0];
            var maps = ExitMaps.Enlarged(chosen.Skip(1), grey.shape[2], grey.shape[3]);
            return ExitLosses.Contrast(grey, _maps.Join(grey, maps, isTraining: true));
        }
    }

    // The grey images, and of each exit the map of the image's class.
    private IReadOnlyList<Tensor> GreyAndMaps(IReadOnlyList<Tensor> trace, ExitBlock block) =>
    [
        GreyImages.Of(_model, block.Inputs),
        .. _maps.Heads.Zip(trace, (head, values) => head.Map(values, block.Classes)),
    ];

    private TrainingLoop Loop(string name, IReadOnlyList<Tensor> learned, int count, int epochs, double rate) =>
        new(name, [.. learned.Cast<Parameter>()], count)
        {
            Epochs = epochs,
            BatchSize = _options.BatchSize,
            Rate = rate,
            Seed = _options.Seed,
        };

    // What is made of the activations at all exits, of all images.
    private ExitData Collect(
        Func<IReadOnlyList<Tensor>, ExitBlock, IReadOnlyList<Tensor>> make, CancellationToken cancellation)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        List<Tensor> classes = [];
        List<IReadOnlyList<Tensor>> parts = [];
        foreach (var block in _blocks())
        {
            cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var trace = _model.Trace(_options.Layers, block.Inputs).Activations.Select(values => values.detach()).ToList();
            parts.Add([.. make(trace, block).Select(values => values.MoveToOuterDisposeScope())]);
            classes.Add(block.Classes.clone().MoveToOuterDisposeScope());
        }

        var count = classes.Sum(part => part.numel());
        if (count < 2) throw new InputException($"training needs at least two images to compare, there {(count == 1 ? "is one" : "is none")}");
        return new ExitData(
            [.. Enumerable.Range(0, parts[0].Count).Select(
                i => cat([.. parts.Select(part => part[i])], 0).DetachFromDisposeScope())],
            cat(classes, 0).DetachFromDisposeScope());
    }

    private ExitHead Head(string layer)
    {
        var channels = _model.DescribeLayers().Single(one => one.Name == layer).Channels;
        return new ExitHead(
            layer, new Parameter(zeros([_model.ClassCount, channels], device: _model.Device)),
            new Parameter(zeros([_model.ClassCount], device: _model.Device)));
    }

    private AttentionLayer Attention(int place, Random random)
    {
        var (from, to) = ExitNames.Channels(place, _options.Layers.Count);
        var weights = new float[to * from * AttentionLayer.Window * AttentionLayer.Window];
        // PyTorch's first weights of a convolution: even within one over the root of what goes into a number.
        var bound = 1 / Math.Sqrt(from * AttentionLayer.Window * AttentionLayer.Window);
        for (var i = 0; i < weights.Length; i++) weights[i] = (float)(((2 * random.NextDouble()) - 1) * bound);
        var device = _model.Device;
        return new AttentionLayer(
            new Parameter(tensor(weights, [to, from, AttentionLayer.Window, AttentionLayer.Window], device: device)),
            new Parameter(ones([to], device: device)), new Parameter(zeros([to], device: device)),
            zeros([to], device: device).DetachFromDisposeScope(), ones([to], device: device).DetachFromDisposeScope());
    }
}
