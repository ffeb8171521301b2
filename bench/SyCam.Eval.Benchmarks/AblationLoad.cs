using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>Ablation-CAM's weights on ResNet-18, and the bare forward pass of one batch beside them.</summary>
internal sealed class AblationLoad : IDisposable
{
    /// <summary>The batches that <see cref="ClosedForm"/> would take with one forward pass for each channel.</summary>
    public const int ClosedFormPasses = Photos * 512 / BatchSize;

    /// <summary>The batches that <see cref="HeadOnly"/> would take with one forward pass for each channel.</summary>
    public const int HeadOnlyPasses = 256 / BatchSize;

    private const int BatchSize = 32;
    private const int Photos = 8;

    private readonly ReferenceNetwork _network;
    private readonly FrozenNetwork _frozen;
    private readonly Tensor _batch;

    /// <summary>Makes the batch; the network stays the caller's.</summary>
    public AblationLoad(ReferenceNetwork network)
    {
        _network = network;
        _frozen = new FrozenNetwork(network.Model, BatchSize);
        _batch = network.Inputs.repeat([BatchSize / Photos, 1, 1, 1]);
    }

    /// <summary>Logits of one batch by the network as loaded.</summary>
    public void Forward()
    {
        using var quiet = no_grad();
        _network.Model.Forward(_batch).Dispose();
    }

    /// <summary>The weights at layer4 for eight photos, from nothing.</summary>
    public void ClosedForm() => Ablate("layer4", Photos);

    /// <summary>The weights at layer3 for one photo, from nothing.</summary>
    public void HeadOnly() => Ablate("layer3", 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch.Dispose();
        _frozen.Dispose();
    }

    private void Ablate(string layer, int count)
    {
        using var photos = _network.Inputs.narrow(0, 0, count);
        using var images = ImagePreparer.Prepare(
            _network.Model, _frozen, _network.Model.ResolveLayer(layer), [.. Enumerable.Repeat("photo", count)],
            photos.clone(), null, new long?[count], CancellationToken.None);
        images.Read(new InputSource("ablation"), 0, count).Dispose();
    }
}
