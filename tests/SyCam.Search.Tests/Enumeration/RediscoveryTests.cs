using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Enumeration;

public sealed class RediscoveryTests(ITestOutputHelper output)
{
    [Fact]
    public void The_gradient_grammar_reaches_the_methods_of_the_literature_by_cost_10()
    {
        var facts = new FactSet(APositive);
        var grammar = TestGrammars.Gradient(10);
        var forms = new NormalForms(facts, A, G);
        var enumerator = new Enumerator(grammar, facts);
        var found = new Dictionary<Term, int>();
        foreach (var candidate in enumerator.Candidates(TestContext.Current.CancellationToken))
        {
            found.TryAdd(candidate.Map, candidate.Cost);
            if (enumerator.Counters.Maps % 50000 == 0) output.WriteLine($"{enumerator.Counters}");
        }

        foreach (var method in grammar.Baselines)
        {
            var isFound = found.TryGetValue(forms.Normalize(method.Term), out var cost);
            output.WriteLine($"{method.Name}: {(isFound ? cost : "not found")} {forms.Normalize(method.Term)}");
        }

        output.WriteLine($"{enumerator.Counters}");
    }
}
