using SyCam.Eval.Scoring;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>One row of the metric table.</summary>
/// <param name="Name">The name in commands and tables.</param>
/// <param name="Aliases">Other names that people know it by.</param>
/// <param name="HigherIsBetter">The direction.</param>
/// <param name="NeedsMasks">True when it compares with object masks.</param>
/// <param name="Summary">One sentence for people: what it measures, and its range.</param>
/// <param name="Source">The paper.</param>
/// <param name="Identity">Version and every parameter, as one line.</param>
/// <param name="Score">Scores saliency <c>[n,1,H,W]</c> in [0,1] against the images at the given places; NaN where the
/// metric is not defined.</param>
public sealed record MetricRow(
    string Name,
    IReadOnlyList<string> Aliases,
    bool HigherIsBetter,
    bool NeedsMasks,
    string Summary,
    string Source,
    Func<MetricOptions, string> Identity,
    Func<MetricContext, Tensor, IReadOnlyList<int>, double[]> Score)
{
    /// <summary>The largest possible value minus the smallest; null where there is no bound.</summary>
    public double? Width { get; init; }

    /// <summary>The forward passes that one map costs on one image; 0 by default.</summary>
    public Func<MetricOptions, int> Passes { get; init; } = _ => 0;

    /// <summary>The identity of scores with these parameters: the metric's own, and the precision when it is less than
    /// float32.</summary>
    public string IdentityWith(MetricOptions options) => options.Precision == ScalarType.Float32
        ? Identity(options)
        : $"{Identity(options)},{options.Precision.ToString().ToLowerInvariant()}";
}
