using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>The parameters that metrics share.</summary>
public sealed record MetricOptions
{
    /// <summary>All steps: what printed results use.</summary>
    public static MetricOptions Full { get; } = new();

    /// <summary>Few steps: enough to decide between candidates.</summary>
    public static MetricOptions Coarse { get; } = new() { Steps = 8 };

    /// <summary>The number of steps of insertion and deletion, at least 2; 20 by default.</summary>
    public int Steps { get; init; } = 20;

    /// <summary>What the network computes in: float32, or bfloat16 for scores that only decide a race.</summary>
    public ScalarType Precision { get; init; } = ScalarType.Float32;
}
