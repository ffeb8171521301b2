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
    private const int Photos = 4;
    private const int AblationRounds = 4;

    /// <summary>Runs the comparisons. Arguments: the number of threads, then <c>forward</c>, <c>scoring</c> or
    /// <c>ablation</c> for one part only; both may be left out.</summary>
    public static int Start(IReadOnlyList<string> arguments)
    {
        var threads = Environment.ProcessorCount;
        var part = arguments.Count > 1 ? arguments[1] : "";
        var isNumber = arguments.Count == 0
            || int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out threads);
        if (part == "ladder" && isNumber && threads > 0) return StartLadder(threads, arguments);
        if (arguments.Count > 3 || part is not ("" or "forward" or "scoring" or "ablation" or "road" or "batches") || !isNumber || threads < 1)
        {
            Console.Error.WriteLine("usage: --quick [THREADS [forward|scoring|ablation|road [FOLDER]]]");
            return 2;
        }

        set_num_threads(threads);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"threads {threads}"));
        if (part == "batches") BatchSweep.Run(arguments.Count > 2 ? arguments[2] : "resnet18", ScalarType.Float32);
        if (part is "" or "forward") CompareMaps();
        if (part is "" or "scoring") CompareScoring();
        if (part is "" or "ablation") CompareAblation();
        if (part is "" or "road") CompareImputation(arguments.Count > 2 ? arguments[2] : null);
        return 0;
    }

    private static int StartLadder(int threads, IReadOnlyList<string> arguments)
    {
        torch.ScalarType? lowest = arguments[^1] switch
        {
            "bfloat16" => torch.ScalarType.BFloat16,
            "int8" => torch.ScalarType.Int8,
            _ => null,
        };
        if (lowest is not null) arguments = [.. arguments.SkipLast(1)];
        int[] numbers = [.. arguments.Skip(4)
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        if (arguments.Count != 7 || numbers.Any(number => number < 1))
        {
            Console.Error.WriteLine("usage: --quick THREADS ladder MODEL METRIC CANDIDATES PHOTOS ROUNDS [bfloat16|int8]");
            return 2;
        }

        set_num_threads(threads);
        LadderRun.Run(arguments[2], arguments[3], numbers[0], numbers[1], numbers[2], lowest);
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
        using var load = new ScoringLoad(network, Candidates, Photos);
        var images = load.Score(MetricOptions.Coarse);
        Compare(
            string.Create(CultureInfo.InvariantCulture, $"insertion, {images} forward passes"),
            ScoringRounds,
            [
                ("bare frozen forward", () => load.FrozenForward(images)),
                ("scoring", () => load.Score(MetricOptions.Coarse)),
            ]);
    }

    private static void CompareAblation()
    {
        using var network = new ReferenceNetwork("resnet18");
        using var load = new AblationLoad(network);
        Compare("Ablation-CAM's weights, ResNet-18", AblationRounds, [
            ("forward, batch of 32", load.Forward),
            ("layer4, 8 photos", load.ClosedForm),
            ("layer3, 1 photo", load.HeadOnly),
        ]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  a forward pass for each channel would be a ratio of {AblationLoad.ClosedFormPasses} and "
            + $"{AblationLoad.HeadOnlyPasses}"));
    }

    // With a folder, writes what bench/scoring/sparse_solve.py solves.
    private static void CompareImputation(string? folder)
    {
        using var network = new ReferenceNetwork("resnet18");
        using var load = new ImputationLoad(network);
        if (folder is not null) load.Write(Directory.CreateDirectory(folder).FullName);
        Compare(
            string.Create(CultureInfo.InvariantCulture, $"imputation, {load.Count} images of 224 x 224"),
            ScoringRounds,
            [("filling", load.Fill)]);
    }

    /// <summary>Runs pieces of work in turn and prints their times; the first is what the others are compared with.
    /// </summary>
    public static void Compare(string title, int rounds, IReadOnlyList<(string Name, Action Work)> pieces)
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
                $"  {pieces[i].Name,-21} wall {Describe(timings[i], timings[0], timing => timing.Wall)}; "
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
