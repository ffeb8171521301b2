using System.Globalization;
using SyCam.Eval.Metrics;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>
/// What scoring costs beside the bare forward pass of as many images, and beside itself on the lower rungs: fewer steps,
/// less precision. All pieces run in turn in every round.
/// </summary>
internal static class LadderRun
{
    /// <summary>Runs the comparison and prints it.</summary>
    /// <param name="model">The network's name.</param>
    /// <param name="metric">The metric's name.</param>
    /// <param name="candidates">The number of candidates, a square.</param>
    /// <param name="photos">The number of photos.</param>
    /// <param name="rounds">The rounds.</param>
    /// <param name="withBFloat16">Whether to go down to bfloat16, which takes minutes on a processor without it.</param>
    public static void Run(string model, string metric, int candidates, int photos, int rounds, bool withBFloat16)
    {
        using var network = new ReferenceNetwork(model, photos);
        using var load = new ScoringLoad(network, candidates, photos, metric);
        using var rough = new ScoringLoad(network, candidates, photos, metric, ScalarType.BFloat16);
        var full = MetricOptions.Full;
        var coarse = MetricOptions.Coarse with { Precision = ScalarType.Float32 };
        var images = load.Score(full);
        var exact = load.Means;
        load.Score(coarse);
        var fewer = load.Means;
        List<(string Name, Action Work)> pieces =
        [
            ("bare frozen forward", () => load.FrozenForward(images)),
            ("scoring", () => load.Score(full)),
            ("few steps", () => load.Score(coarse)),
        ];
        if (withBFloat16)
            pieces.Add(("few steps, bfloat16", () => rough.Score(coarse with { Precision = ScalarType.BFloat16 })));
        QuickRun.Compare(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{metric} on {model}, {candidates} candidates x {photos} photos, {images} forward passes"),
            rounds, pieces);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  rank correlation with the full score: few steps {Agreement.Kendall(exact, fewer):0.000}")
            + (withBFloat16 ? string.Create(
                CultureInfo.InvariantCulture, $", few steps in bfloat16 {Agreement.Kendall(exact, rough.Means):0.000}") : ""));
        Console.WriteLine("  " + string.Join(' ', exact.Select(mean => mean.ToString("0.000000", CultureInfo.InvariantCulture))));
    }
}
