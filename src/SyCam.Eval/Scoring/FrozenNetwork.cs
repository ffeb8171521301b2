using SyCam.Eval.Models;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>The frozen forward path that metrics use, in full batches, counting what it costs. Owned by one thread.</summary>
public sealed class FrozenNetwork : IDisposable
{
    private readonly CamModel _frozen;
    private readonly HashSet<string> _usable;

    /// <summary>Freezes a model for scoring.</summary>
    /// <param name="model">The model; it stays the caller's.</param>
    /// <param name="batchSize">The number of images of one forward pass, at least 1; null: by <see cref="BatchChoice"/>.
    /// </param>
    /// <param name="precision">What the network computes in: float32, or bfloat16 or int8 where a rough score will do.
    /// </param>
    /// <param name="examples">For int8, the images <c>[n,3,H,W]</c> whose ranges it holds; stay the caller's.</param>
    public FrozenNetwork(
        CamModel model, int? batchSize = null, ScalarType precision = ScalarType.Float32, Tensor? examples = null)
    {
        if (batchSize is { } asked) ArgumentOutOfRangeException.ThrowIfLessThan(asked, 1, nameof(batchSize));
        _frozen = precision == ScalarType.Int8
            ? model.Quantized(examples ?? throw new ArgumentNullException(nameof(examples)))
            : model.Frozen(precision);
        _usable = [.. _frozen.DescribeLayers().Where(layer => layer.Usable).Select(layer => layer.Name)];
        BatchSize = batchSize ?? BatchChoice.For(model);
    }

    /// <summary>The number of images of one forward pass.</summary>
    public int BatchSize { get; }

    /// <summary>The forward passes so far, counted in images.</summary>
    public long ForwardPasses { get; private set; }

    /// <summary>The passes through a part of the network so far, counted in images.</summary>
    public long HeadPasses { get; private set; }

    /// <summary>Counts forward passes of the same network that had to go past its frozen copy, in images.</summary>
    internal void CountPasses(long images) => ForwardPasses += images;

    /// <summary>The logits of images.</summary>
    /// <param name="inputs">Normalised images <c>[n,3,H,W]</c>.</param>
    /// <param name="cancellation">Checked before each batch.</param>
    /// <returns>Logits <c>[n,C]</c>.</returns>
    public Tensor Logits(Tensor inputs, CancellationToken cancellation)
    {
        var logits = InBatches(inputs, _frozen.Forward, cancellation);
        ForwardPasses += inputs.shape[0];
        return logits;
    }

    /// <summary>The logits that activations lead to.</summary>
    /// <param name="layer">The layer behind which the activations lie; <see cref="CanCut"/> must hold for it.</param>
    /// <param name="activations">Activations <c>[n,K,h,w]</c>.</param>
    /// <param name="cancellation">Checked before each batch.</param>
    /// <returns>Logits <c>[n,C]</c>.</returns>
    public Tensor HeadLogits(string layer, Tensor activations, CancellationToken cancellation)
    {
        var logits = InBatches(activations, part => _frozen.Head(layer, part), cancellation);
        HeadPasses += activations.shape[0];
        return logits;
    }

    /// <summary>False for a layer that the frozen network has merged with the next.</summary>
    public bool CanCut(string layer) => _usable.Contains(layer);

    /// <summary>Activations of a layer and the logits, of one recorded pass.</summary>
    /// <param name="layer">The layer; <see cref="CanCut"/> must hold for it.</param>
    /// <param name="inputs">Normalised images <c>[n,3,H,W]</c>, one batch at most.</param>
    internal LayerTrace Trace(string layer, Tensor inputs)
    {
        ForwardPasses += inputs.shape[0];
        return _frozen.Trace([layer], inputs);
    }

    /// <summary>The probability that the network gives each image's class.</summary>
    /// <param name="inputs">Normalised images <c>[n,3,H,W]</c>.</param>
    /// <param name="classes">The class of each image, <c>[n]</c>, int64.</param>
    /// <param name="cancellation">Checked before each batch.</param>
    /// <returns>Softmax probabilities <c>[n]</c>.</returns>
    public Tensor ClassProbabilities(Tensor inputs, Tensor classes, CancellationToken cancellation)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        if (inputs.shape[0] == 0) return zeros([0], device: inputs.device).MoveToOuterDisposeScope();
        var probabilities = Logits(inputs, cancellation).softmax(1);
        return probabilities.gather(1, classes.unsqueeze(1)).squeeze(1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _frozen.Dispose();

    private Tensor InBatches(Tensor inputs, Func<Tensor, Tensor> run, CancellationToken cancellation)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var total = inputs.shape[0];
        List<Tensor> parts = [];
        for (long start = 0; start < total; start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            parts.Add(run(inputs.narrow(0, start, Math.Min(BatchSize, total - start))));
        }

        return cat(parts, 0).MoveToOuterDisposeScope();
    }
}
