using System.Diagnostics;
using System.Globalization;
using SyCam.Grammar.Exporting;
using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;

namespace SyCam.Search.Benchmarks;

/// <summary>
/// Time and memory to have all distinct functions of up to n operators, beside cvc5's fast enumerator on the same grammar.
/// cvc5 writes each function; so it does here, as a number in the bank. Only processor time compares on a machine that
/// others use.
/// </summary>
internal static class FunctionRace
{
    private const int DefaultOperators = 4;

    public static int Run(string[] args)
    {
        var isAlone = args.Contains("--alone");
        var most = args.FirstOrDefault(arg => char.IsDigit(arg[0])) is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : DefaultOperators;
        Console.WriteLine("| operators | built | functions | wall s | processor s | bytes a function | cvc5 functions | cvc5 s | cvc5 processor s | wall ratio | processor ratio |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");

        // The first runs are for the runtime's compiler.
        for (var run = 0; run < 3; run++) Measure(4);
        for (var operators = 3; operators <= most; operators++)
        {
            var own = Measure(operators);
            var other = isAlone ? null : Cvc5Run.Of(Sygus(), operators);
            var beside = other is null ? "| | | | |" : string.Create(
                CultureInfo.InvariantCulture,
                $"{other.Functions} | {other.Wall:0.00} | {other.Processor:0.00} | {other.Wall / own.Wall:0} | {other.Processor / own.Processor:0}");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {operators} | {own.Built} | {own.Functions} | {own.Wall:0.000} | {own.Processor:0.000} | {own.Bytes:0} | {beside} |"));
        }

        return 0;
    }

    private static (long Built, long Functions, double Wall, double Processor, double Bytes) Measure(int operators)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var enumerator = new Enumerator(ScalarGrammar.Make(), FactSet.None, operators);
        if (enumerator.Levels().Last() != operators) throw new InvalidOperationException("the last level is missing");
        var wall = watch.Elapsed.TotalSeconds;
        var spent = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var counters = enumerator.Counters;
        return (counters.Built, counters.Distinct, wall, spent, (double)bytes / counters.Distinct);
    }

    private static string Sygus() => SygusExporter.Write(ScalarGrammar.Make(), out var problem)
        ?? throw new InvalidOperationException(problem);
}
