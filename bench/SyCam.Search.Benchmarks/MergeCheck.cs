using System.Globalization;
using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;

namespace SyCam.Search.Benchmarks;

/// <summary>How many different functions are lost by taking those for equal that agree on few probes: the functions found
/// with fewer probes beside those found with 1,024 of another seed.</summary>
internal static class MergeCheck
{
    private const int Many = 1024;

    public static int Run(string[] args)
    {
        var most = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 4;
        Console.WriteLine("| operators | probes | built | functions | lost against 1,024 other probes |");
        Console.WriteLine("|--:|--:|--:|--:|--:|");
        for (var operators = 3; operators <= most; operators++)
        {
            var (_, all) = Count(operators, Many, seed: 4711);
            foreach (var probes in (int[])[3, 64, 0])
            {
                var (built, found) = Count(operators, probes, seed: 0);
                var name = probes == 0 ? "default" : probes.ToString(CultureInfo.InvariantCulture);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {operators} | {name} | {built} | {found} | {all - found} |"));
            }
        }

        return 0;
    }

    private static (long Built, long Functions) Count(int operators, int probes, int seed)
    {
        var enumerator = new Enumerator(ScalarGrammar.Make(), FactSet.None, operators, seed, probes: probes);
        if (enumerator.Levels().Last() != operators) throw new InvalidOperationException("the last level is missing");
        return (enumerator.Counters.Built, enumerator.Counters.Distinct);
    }
}
