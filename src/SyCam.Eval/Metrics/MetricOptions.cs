using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>How exactly a run scores.</summary>
public sealed record MetricOptions
{
    /// <summary>Every metric as its parameters say: what printed results use.</summary>
    public static MetricOptions Full { get; } = new();

    /// <summary>Few steps: enough to decide between candidates.</summary>
    public static MetricOptions Coarse { get; } = new() { MostSteps = 8 };

    /// <summary>The steps of metrics that go step by step and are given no number of their own; null: the metric's.
    /// </summary>
    public int? Steps { get; init; }

    /// <summary>The most steps, whatever is given; null: no bound.</summary>
    public int? MostSteps { get; init; }

    /// <summary>What the network computes in: float32, or bfloat16 or int8 for scores that only decide a race.</summary>
    public ScalarType Precision { get; init; } = ScalarType.Float32;
}
