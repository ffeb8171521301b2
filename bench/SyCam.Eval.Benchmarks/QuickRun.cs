using System.Globalization;
using SyCam.Eval.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>
/// The same comparisons in about a minute, for machines that others use too: in every round all pieces of work run one
/// after the other, and ratios are taken within a round.
/// </summary>
internal static class QuickRun
{
    private const int ForwardRounds = 8;
    private const int ScoringRounds = 4;
    private const int Candidates = 4;

    /// <summary>Runs the comparisons. Arguments: the number of threads, then <c>forward</c> or <c>scoring</c> for one
    /// part only; both may be left out.</summary>
    public static int Start(IReadOnlyList<string> arguments)
    {
        var threads = Environment.ProcessorCount;
        var part = arguments.Count > 1 ? arguments[1] : "";
        var isNumber = arguments.Count == 0
            || int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out threads);
        if (arguments.Count > 2 || part is not ("" or "forward" or "scoring") || !isNumber || threads < 1)
        {
            Console.Error.WriteLine("usage: --quick [THREADS [forward|scoring]]");
            return 2;
        }

        set_num_threads(threads);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"threads {threads}"));
        if (part != "scoring") CompareMaps();
        if (part != "forward") CompareScoring();
        return 0;
    }

    private static void CompareMaps()
    {
        foreach (var name in new[] { "resnet18", "resnet50" })
        {
            using var network = new ReferenceNetwork(name);
            Compare(name, ForwardRounds, [
                ("bare forward", network.Forward),
                ("bare frozen forward", network.FrozenForward),
                ("five gradient maps", network.GradientMaps),
            ]);
        }
    }

    private static void CompareScoring()
    {
        using var network = new ReferenceNetwork("resnet18");
        using var load = new ScoringLoad(network, Candidates);
        var images = load.Score(MetricOptions.Coarse);
        Compare(
            string.Create(CultureInfo.InvariantCulture, $"insertion, {images} forward passes"),
            ScoringRounds,
            [
                ("bare frozen forward", () => load.FrozenForward(images)),
                ("scoring", () => load.Score(MetricOptions.Coarse)),
            ]);
    }

    // The first piece of work is what the others are compared with.
    private static void Compare(string title, int rounds, IReadOnlyList<(string Name, Action Work)> pieces)
    {
        foreach (var (_, work) in pieces) work();
        var timings = pieces.Select(_ => new List<Timing>()).ToList();
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < pieces.Count; i++) timings[i].Add(Timing.Of(pieces[i].Work));

        Console.WriteLine(title);
        for (var i = 0; i < pieces.Count; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {pieces[i].Name,-20} wall {Describe(timings[i], timings[0], timing => timing.Wall)}; "
                + $"processor {Describe(timings[i], timings[0], timing => timing.Processor)}"));
        }
    }

    private static string Describe(List<Timing> own, List<Timing> first, Func<Timing, TimeSpan> which)
    {
        var times = own.Select(timing => which(timing).TotalMilliseconds).Order().ToList();
        var ratios = own.Zip(first, (a, b) => which(a) / which(b)).Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"min {times[0],7:0} median {times[times.Count / 2],7:0} ms, "
            + $"ratio min {ratios[0]:0.00} median {ratios[ratios.Count / 2]:0.00}");
    }
}
