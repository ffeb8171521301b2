namespace SyCam.Eval.Models;

/// <summary>
/// One layer of a sequential network as the sidecar lists it. Which members count depends on <see cref="Type"/>; the
/// names are those of the JSON keys, see docs/models.md.
/// </summary>
public sealed record LayerSpecification
{
    /// <summary>conv, bn, relu, leaky_relu, maxpool, avgpool, gap, flatten, linear, dropout or fire.</summary>
    public required string Type { get; init; }

    /// <summary>The dotted name; the layer's tensors are called after it.</summary>
    public required string Name { get; init; }

    /// <summary>Output channels (conv, linear); channels of each of the two expansions (fire).</summary>
    public int Out { get; init; }

    /// <summary>Side of the window (conv, maxpool, avgpool).</summary>
    public int Kernel { get; init; }

    /// <summary>Step of the window: 1 for conv, the kernel's side for poolings, unless given.</summary>
    public int Stride { get; init; }

    /// <summary>Padding on every side.</summary>
    public int Padding { get; init; }

    /// <summary>Whether a conv or linear layer has a bias.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>The constant added to the variance by bn.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>The slope below zero of leaky_relu.</summary>
    public double Slope { get; init; } = 0.01;

    /// <summary>Whether a pooling rounds its output size up.</summary>
    public bool Ceiling { get; init; }

    /// <summary>Channels between the two steps of fire.</summary>
    public int Squeeze { get; init; }
}
