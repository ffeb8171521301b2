using System.Diagnostics;
using System.Globalization;
using SyCam.Grammar.Terms;
using SyCam.Search.Benchmarks;
using SyCam.Search.Enumeration;

var most = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 4;
for (var cost = 2; cost <= most; cost++)
{
    var watch = Stopwatch.StartNew();
    var enumerator = new Enumerator(ScalarGrammar.Make(), FactSet.None, cost);
    foreach (var _ in enumerator.Levels()) ;
    var t = watch.Elapsed.TotalSeconds;
    Console.WriteLine($"{cost}: {enumerator.Counters.Distinct} unique, {enumerator.Counters.Built} built, {t:0.000} s, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB, live {(double)GC.GetTotalMemory(true) / enumerator.Counters.Distinct:0} B/term");
    GC.KeepAlive(enumerator);
}
