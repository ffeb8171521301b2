using System.Globalization;
using SyCam.Eval.Benchmarks;
using SyCam.Journal.Benchmarks;

// METRIC COST [PAIRS]: what the journal adds to a run on the demo data.
if (args.Length is < 2 or > 3)
{
    Console.Error.WriteLine("usage: METRIC COST [PAIRS], such as mass_accuracy 5 6");
    return 2;
}

var maxCost = int.Parse(args[1], CultureInfo.InvariantCulture);
var pairs = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 6;
var scratch = Directory.CreateTempSubdirectory("sycam-bench-").FullName;
try
{
    using var load = new DemoLoad(args[0], maxCost);
    // The first run compiles the code and fills what is kept between runs.
    load.Run(null);
    var (without, with, writing) = (new List<Timing>(), new List<Timing>(), new List<Timing>());
    for (var pair = 0; pair < pairs; pair++)
    {
        var folder = Path.Combine(scratch, pair.ToString(CultureInfo.InvariantCulture));
        // Each is first in half of the pairs.
        if (pair % 2 == 0) without.Add(Timing.Of(() => load.Run(null)));
        with.Add(Timing.Of(() => load.Run(folder)));
        if (pair % 2 == 1) without.Add(Timing.Of(() => load.Run(null)));

        var rewriting = JournalRewriting.Read(folder);
        writing.Add(Timing.Of(() => rewriting.Write(Path.Combine(scratch, $"{pair}-again"))));
        Print($"pair {pair + 1}", [with[pair]], [without[pair]], [writing[pair]]);
        if (pair == 0) Console.WriteLine(rewriting.Describe());
    }

    Print("all", with, without, writing);
    return 0;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

static void Print(string name, List<Timing> with, List<Timing> without, List<Timing> writing)
{
    Console.WriteLine(
        $"{name}: wall {Compare(with, without, writing, timing => timing.Wall)}; "
        + $"processor {Compare(with, without, writing, timing => timing.Processor)}");
}

static string Compare(List<Timing> with, List<Timing> without, List<Timing> writing, Func<Timing, TimeSpan> clock)
{
    var ratio = Median(with.Zip(without, (a, b) => clock(a) / clock(b)));
    var share = Median(writing.Zip(with, (a, b) => clock(a) / clock(b)));
    return string.Create(
        CultureInfo.InvariantCulture,
        $"{Median(without.Select(one => clock(one).TotalMilliseconds)):0} ms without, with it x {ratio:0.000}, "
        + $"writing it alone {share:0.00 %}");
}

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToList();
    return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
