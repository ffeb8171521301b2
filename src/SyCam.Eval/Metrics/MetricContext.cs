using SyCam.Eval.Scoring;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>What a metric may look at besides the saliency, with what no candidate changes kept for all of them.</summary>
public sealed class MetricContext : IDisposable
{
    private readonly Dictionary<string, Tensor> _shared = [];

    /// <summary>The context of one split.</summary>
    /// <param name="images">The images; they stay the caller's.</param>
    /// <param name="network">The frozen network; it stays the caller's.</param>
    /// <param name="options">The metrics' parameters.</param>
    /// <param name="cancellation">Checked before each forward pass.</param>
    public MetricContext(
        PreparedImages images, FrozenNetwork network, MetricOptions options, CancellationToken cancellation)
    {
        Images = images;
        Network = network;
        Options = options;
        Cancellation = cancellation;
    }

    /// <summary>The images of the split.</summary>
    public PreparedImages Images { get; }

    /// <summary>The frozen network.</summary>
    public FrozenNetwork Network { get; }

    /// <summary>The metrics' parameters.</summary>
    public MetricOptions Options { get; }

    /// <summary>Checked before each forward pass.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>A tensor of the whole split that is made once and kept: blurred inputs and the like.</summary>
    public Tensor Shared(string key, Func<Tensor> make)
    {
        if (_shared.TryGetValue(key, out var known)) return known;
        var made = make().DetachFromDisposeScope();
        _shared.Add(key, made);
        return made;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _shared.Values) tensor.Dispose();
        _shared.Clear();
    }
}
