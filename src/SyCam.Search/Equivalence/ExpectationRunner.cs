using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;
using SyCam.Search.Proving;

namespace SyCam.Search.Equivalence;

/// <summary>Runs the tests that a grammar holds of itself.</summary>
/// <param name="grammar">The grammar.</param>
/// <param name="prover">Decides equalities; stays the caller's.</param>
/// <param name="facts">What holds of the inputs; null: the grammar's facts that hold for every model. Those of a kind of
/// head are what <c>under</c> is for.</param>
public sealed class ExpectationRunner(GrammarDefinition grammar, IProver prover, FactSet? facts = null)
{
    private readonly FactSet _facts = facts ?? grammar.FactsFor("");

    /// <summary>Decides one expectation.</summary>
    public ExpectationOutcome Run(Expectation expectation, CancellationToken cancellation) => expectation switch
    {
        MemberExpectation member => Member(member),
        CountExpectation count => Count(count),
        RelationExpectation { UpToScale: true } relation => UpToScale(relation, cancellation),
        RelationExpectation relation => Exactly(relation, cancellation),
        _ => throw new UnreachableException($"{expectation}"),
    };

    private ExpectationOutcome Member(MemberExpectation member) =>
        new DerivationFinder(grammar).LeastCost(member.Baseline.Term) is { } cost
            ? new(member, true, $"{member.Baseline.Name} is derived at cost {cost.ToString(CultureInfo.InvariantCulture)}")
            : new(member, false, $"{member.Baseline.Name} is not derived");

    private ExpectationOutcome Count(CountExpectation count)
    {
        var total = new GrammarCounter(grammar).CountByCost(count.MaxCost).Aggregate(BigInteger.Zero, (sum, n) => sum + n);
        return new(count, total <= count.Bound, string.Create(
            CultureInfo.InvariantCulture, $"{total} expressions up to cost {count.MaxCost}"));
    }

    private ExpectationOutcome UpToScale(RelationExpectation relation, CancellationToken cancellation)
    {
        var facts = FactsOf(relation);
        var inputs = grammar.Inputs.Select(input => input.Term);
        var oracle = new EquivalenceOracle(
            prover, new NormalForms(facts, inputs), new ProbeEvaluator(new ProbeSet(facts, seed: 0)));
        oracle.Add(relation.Left);
        var merge = oracle.Judge(relation.Right, cancellation).Merge;
        return merge is not null
            ? new(relation, relation.IsEqual, $"the same map: {merge.Evidence.Status}")
            : new(relation, !relation.IsEqual, Difference(relation, facts, cancellation));
    }

    private ExpectationOutcome Exactly(RelationExpectation relation, CancellationToken cancellation)
    {
        var facts = FactsOf(relation);
        var proof = prover.ProveEqual(relation.Left, relation.Right, Scale.One, facts, cancellation);
        if (proof.Status == ProofStatus.Proved) return new(relation, relation.IsEqual, $"equal: proved, {proof.Method}");
        var refuted = prover.Refute(relation.Left, relation.Right, Scale.One, facts, cancellation);
        return refuted.Status == ProofStatus.Refuted
            ? new(relation, !relation.IsEqual, Describe(refuted))
            : new(relation, false, "neither proved nor refuted within the time");
    }

    private string Difference(RelationExpectation relation, FactSet facts, CancellationToken cancellation)
    {
        var refuted = prover.Refute(relation.Left, relation.Right, Scale.One, facts, cancellation);
        return refuted.Status == ProofStatus.Refuted ? Describe(refuted) : "they differ on the probes";
    }

    private static string Describe(ProofAnswer refuted)
    {
        var values = refuted.Counterexample!.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} = [{string.Join(", ", pair.Value)}]");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"they differ at {string.Join(", ", values)} ({refuted.Counterexample.Channels} channels, "
            + $"{refuted.Counterexample.Positions} positions)");
    }

    private FactSet FactsOf(RelationExpectation relation) =>
        relation.Under is { } fact ? _facts.With(fact) : _facts;
}
