using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Enumeration;

public sealed class RediscoveryTests
{
    [Fact]
    public void The_gradient_grammar_reaches_the_methods_of_the_literature_by_cost_10()
    {
        var facts = new FactSet(APositive);
        var grammar = TestGrammars.Gradient(10);
        var forms = new NormalForms(facts, A, G);
        var limit = int.Parse(Environment.GetEnvironmentVariable("LIM") ?? "10");
        var enumerator = new Enumerator(grammar, facts, limit);
        var clock = System.Diagnostics.Stopwatch.StartNew(); var lastCost = -1;
        var found = new Dictionary<Term, int>();
        foreach (var candidate in enumerator.Candidates(TestContext.Current.CancellationToken))
        {
            found.TryAdd(candidate.Map, candidate.Cost);
            if (candidate.Cost != lastCost) { lastCost = candidate.Cost; Console.WriteLine($"{lastCost} {clock.Elapsed} {enumerator.Counters}  {GC.GetTotalMemory(false) >> 20} MB"); }
            if (enumerator.Counters.Maps % 50000 == 0) Console.WriteLine($"{enumerator.Counters}");
        }

        foreach (var method in grammar.Baselines)
        {
            var isFound = found.TryGetValue(forms.Normalize(method.Term), out var cost);
            Console.WriteLine($"{method.Name}: {(isFound ? cost : "not found")} {forms.Normalize(method.Term)}");
        }

        Console.WriteLine($"{enumerator.Counters}");
    }
}
