using System.Globalization;
using SyCam.Eval.Models;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>The bare frozen forward pass at several batch sizes: the best of them is what scoring is compared with.</summary>
internal static class BatchSweep
{
    private const int Rounds = 5;
    private const int LeastImages = 64;
    private static readonly int[] Sizes = [1, 2, 4, 8, 16, 32, 64];

    /// <summary>Prints the least time of one image at each size.</summary>
    /// <param name="name">The network.</param>
    /// <param name="precision">What it computes in.</param>
    public static void Run(string name, ScalarType precision)
    {
        using var network = new ReferenceNetwork(name);
        using var frozen = network.Model.Frozen(precision);
        Console.WriteLine($"bare frozen forward, {name}, {precision}, milliseconds for one image: wall (processor)");
        foreach (var size in Sizes)
        {
            using var batch = network.Inputs.repeat([(size / network.Inputs.shape[0]) + 1, 1, 1, 1]).narrow(0, 0, size).clone();
            var timings = Enumerable.Range(0, Rounds + 1).Select(_ => Timing.Of(() => Forward(frozen, batch))).Skip(1).ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  batch {size,2}: {timings.Min(timing => timing.Wall).TotalMilliseconds / LeastImages,6:0.0} "
                + $"({timings.Min(timing => timing.Processor).TotalMilliseconds / LeastImages:0.0})"));
        }
    }

    private static void Forward(CamModel frozen, Tensor batch)
    {
        using var quiet = no_grad();
        for (var done = 0L; done < LeastImages; done += batch.shape[0]) frozen.Forward(batch).Dispose();
    }
}
