using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;
using SyCam.Search.Proving;

namespace SyCam.Search.Equivalence;

/// <summary>Finds the named methods of a grammar that are the same map under some facts, before anything is scored.</summary>
public static class CollapseFinder
{
    /// <summary>The named methods that an earlier one equals, in the order of the grammar.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="facts">What holds of the inputs.</param>
    /// <param name="prover">Decides equalities; stays the caller's.</param>
    /// <param name="cancellation">Stops the prover.</param>
    public static IReadOnlyList<Collapse> Find(
        GrammarDefinition grammar, FactSet facts, IProver prover, CancellationToken cancellation)
    {
        var inputs = grammar.Inputs.Select(input => input.Term).ToList();
        var oracle = new EquivalenceOracle(
            prover, new NormalForms(facts, inputs), new ProbeEvaluator(new ProbeSet(facts, seed: 0)));
        Dictionary<Term, string> kept = [];
        List<Collapse> collapses = [];
        foreach (var baseline in grammar.Baselines)
        {
            var verdict = oracle.Judge(baseline.Term, cancellation);
            if (verdict.Merge is { } merge)
            {
                collapses.Add(new Collapse(kept[merge.Kept], baseline.Name, merge));
            }
            else if (verdict.Dead is null)
            {
                oracle.Add(baseline.Term);
                kept.TryAdd(baseline.Term, baseline.Name);
            }
        }

        return collapses;
    }
}
