using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;
using SyCam.Search.Proving;

namespace SyCam.Search.Equivalence;

/// <summary>Finds the named method that an expression is, or is nearest to.</summary>
/// <param name="methods">The named methods.</param>
/// <param name="facts">What holds of the inputs.</param>
/// <param name="prover">Decides equalities; stays the caller's.</param>
public sealed class MethodMatcher(IReadOnlyList<NamedTerm> methods, FactSet facts, IProver prover)
{
    /// <summary>The methods that show the same saliency as a map, with the evidence, in their order.</summary>
    public IEnumerable<(NamedTerm Method, Merge Merge)> Equal(Term map, CancellationToken cancellation)
    {
        foreach (var method in methods)
        {
            var oracle = new EquivalenceOracle(
                prover, new NormalForms(facts), new ProbeEvaluator(new ProbeSet(facts, seed: 0)));
            oracle.Add(method.Term);
            if (oracle.Judge(map, cancellation).Merge is { } merge) yield return (method, merge);
        }
    }

    /// <summary>
    /// The method that shares the greatest part of its sub-terms with an expression, after normalisation: the number of
    /// common ones over the number of all. Null when there are no methods.
    /// </summary>
    public (NamedTerm Method, int Shared, int All)? Nearest(Term map)
    {
        var forms = new NormalForms(facts);
        var own = Parts(forms, map);
        (NamedTerm Method, int Shared, int All)? best = null;
        foreach (var method in methods)
        {
            var other = Parts(forms, method.Term);
            var shared = own.Count(other.Contains);
            var all = own.Count + other.Count - shared;
            if (best is null || (long)shared * best.Value.All > (long)best.Value.Shared * all) best = (method, shared, all);
        }

        return best;
    }

    private static HashSet<Term> Parts(NormalForms forms, Term term) => [.. forms.Normalize(term).SubTerms()];
}
