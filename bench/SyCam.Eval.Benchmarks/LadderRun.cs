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
    /// <param name="lowest">The precision of the lowest rung, which on a processor without it takes minutes: BFloat16 or
    /// Int8; null: there is none.</param>
    public static void Run(string model, string metric, int candidates, int photos, int rounds, ScalarType? lowest)
    {
        using var network = new ReferenceNetwork(model, photos);
        using var load = new ScoringLoad(network, candidates, photos, metric);
        using var rough = lowest is { } type ? new ScoringLoad(network, candidates, photos, metric, type) : null;
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
        if (rough is not null)
        {
            pieces.Add(($"few steps, {lowest}", () => rough.Score(coarse with { Precision = lowest!.Value })));
            pieces.Add(($"bare frozen forward, {lowest}", () => rough.FrozenForward(images)));
        }

        QuickRun.Compare(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{metric} on {model}, {candidates} candidates x {photos} photos, {images} forward passes"),
            rounds, pieces);
        rough?.Score(coarse with { Precision = lowest!.Value });
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  rank correlation with the full score: few steps {Agreement.Kendall(exact, fewer):0.000}")
            + (rough is null ? "" : string.Create(
                CultureInfo.InvariantCulture, $", few steps in {lowest} {Agreement.Kendall(exact, rough.Means):0.000}")));
        Console.WriteLine("  " + string.Join(' ', exact.Select(mean => mean.ToString("0.000000", CultureInfo.InvariantCulture))));
    }
}
