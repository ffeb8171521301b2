using SyCam.Eval.Models;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>The frozen forward path that metrics use, in full batches, counting what it costs. Owned by one thread.</summary>
public sealed class FrozenNetwork : IDisposable
{
    private readonly CamModel _frozen;

    /// <summary>Freezes a model for scoring.</summary>
    /// <param name="model">The model; it stays the caller's.</param>
    /// <param name="batchSize">The number of images of one forward pass, at least 1.</param>
    public FrozenNetwork(CamModel model, int batchSize = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _frozen = model.Frozen(ScalarType.Float32);
        BatchSize = batchSize;
    }

    /// <summary>The number of images of one forward pass.</summary>
    public int BatchSize { get; }

    /// <summary>The forward passes so far, counted in images.</summary>
    public long ForwardPasses { get; private set; }

    /// <summary>The probability that the network gives each image's class.</summary>
    /// <param name="inputs">Normalised images <c>[n,3,H,W]</c>.</param>
    /// <param name="classes">The class of each image, <c>[n]</c>, int64.</param>
    /// <param name="cancellation">Checked before each batch.</param>
    /// <returns>Softmax probabilities <c>[n]</c>.</returns>
    public Tensor ClassProbabilities(Tensor inputs, Tensor classes, CancellationToken cancellation)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var total = inputs.shape[0];
        if (total == 0) return zeros(0).MoveToOuterDisposeScope();
        List<Tensor> parts = [];
        for (long start = 0; start < total; start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = Math.Min(BatchSize, total - start);
            using var inner = NewDisposeScope();
            var logits = _frozen.Forward(inputs.narrow(0, start, length));
            var wanted = classes.narrow(0, start, length).unsqueeze(1);
            parts.Add(logits.softmax(1).gather(1, wanted).squeeze(1).MoveToOuterDisposeScope());
            ForwardPasses += length;
        }

        return cat(parts, 0).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _frozen.Dispose();
}
