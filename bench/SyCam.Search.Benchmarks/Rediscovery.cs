using System.Diagnostics;
using System.Globalization;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;

namespace SyCam.Search.Benchmarks;

/// <summary>At which cost and after how much time the named methods of a grammar appear among its candidates, as the same
/// map up to what min-max takes away, when nothing tells the enumeration of them.</summary>
internal static class Rediscovery
{
    public static int Run(string[] args)
    {
        var path = args[0];
        var most = int.Parse(args[1], CultureInfo.InvariantCulture);
        var reading = GrammarReader.ReadFile(path, []);
        if (reading.Definition is not { } grammar)
        {
            Console.Error.WriteLine($"{path} is no grammar without mistakes: see `sycam grammar check`");
            return 2;
        }

        var facts = grammar.FactsFor("");
        var evaluator = new ProbeEvaluator(new ProbeSet(facts, seed: 1));
        Fingerprint Key(Term map)
        {
            var values = new ProbeValues(evaluator.Probes.Length(TermType.Map));
            evaluator.Broadcast(map.Type, evaluator.Evaluate(map), TermType.Map, values);
            return MapKey.Of(evaluator.Probes, values, out _);
        }

        var wanted = grammar.Baselines.ToLookup(method => Key(method.Term), method => method.Name);
        var seen = new HashSet<Fingerprint>();
        Console.WriteLine("| method | cost | seconds | as |\n|--|--:|--:|--|");
        var watch = Stopwatch.StartNew();
        var enumerator = new Enumerator(grammar, facts, most);
        foreach (var candidate in enumerator.Candidates())
        {
            var key = Key(candidate.Map);
            if (!wanted.Contains(key) || !seen.Add(key)) continue;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {string.Join(", ", wanted[key])} | {candidate.Cost} | {watch.Elapsed.TotalSeconds:0.00} | `{candidate.Map}` |"));
        }

        var missing = wanted.Where(group => !seen.Contains(group.Key)).SelectMany(group => group);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\ncomplete up to cost {enumerator.CompleteCost} after {watch.Elapsed.TotalSeconds:0.0} s: {enumerator.Counters.Built:N0} built, {enumerator.Counters.Maps:N0} maps; not met: {string.Join(", ", missing.DefaultIfEmpty("none"))}"));
        return 0;
    }
}
