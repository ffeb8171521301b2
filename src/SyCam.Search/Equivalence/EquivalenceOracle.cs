using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;
using SyCam.Search.Proving;

namespace SyCam.Search.Equivalence;

/// <summary>
/// Decides before scoring whether a map shows nothing or is the saliency of an earlier one. Normal forms and probes
/// find the cases, the prover decides them; what it cannot decide counts as tested. A counterexample of the prover
/// becomes a probe. Used by one thread.
/// </summary>
internal sealed class EquivalenceOracle(IProver prover, NormalForms forms, ProbeEvaluator evaluator)
{
    private readonly List<KnownMap> _known = [];
    private readonly Dictionary<Term, KnownMap> _byForm = [];
    private readonly Dictionary<Fingerprint, KnownMap> _byKey = [];
    private readonly Dictionary<FactSet, NormalForms> _weaker = [];
    private readonly FactMinimizer _minimizer = new(forms.Facts);

    /// <summary>The number of probes now.</summary>
    public int Probes => evaluator.Probes.Count;

    /// <summary>What is known of a map that is not yet added.</summary>
    public Verdict Judge(Term map, CancellationToken cancellation)
    {
        var candidate = new KnownMap(map, forms.Normalize(map));
        if (!candidate.Form.Type.HasPositions()) return new Verdict(new DeadMap(map, DeadByForm(map)), null);
        var (_, core) = forms.SplitPositive(candidate.Form);
        if (_byForm.TryGetValue(core, out var same)) return new Verdict(null, MergeByForm(same, candidate));
        Measure(candidate);
        if (candidate.IsConstant && Dead(candidate, cancellation) is { } dead) return new Verdict(dead, null);
        while (_byKey.TryGetValue(candidate.Key, out var equal))
            if (MergeByKey(equal, candidate, cancellation) is { } merge) return new Verdict(null, merge);
        return Verdict.New;
    }

    /// <summary>From now on maps may be merged into this one.</summary>
    public void Add(Term map)
    {
        var known = new KnownMap(map, forms.Normalize(map));
        _known.Add(known);
        _byForm.TryAdd(forms.SplitPositive(known.Form).Core, known);
        Register(known);
    }

    private Evidence DeadByForm(Term map)
    {
        var assumed = _minimizer.Find(facts => !Under(facts).Normalize(map).Type.HasPositions(), map);
        return new Evidence(EvidenceKind.Proved, assumed, Probes, "normal-form", TimeSpan.Zero, "");
    }

    private Merge MergeByForm(KnownMap kept, KnownMap dropped)
    {
        var scale = new Scale(
            Rational.DivideOrZero(forms.SplitPositive(dropped.Form).Factor, forms.SplitPositive(kept.Form).Factor), 0);
        var assumed = _minimizer.Find(facts =>
            Under(facts).SplitPositive(Under(facts).Normalize(kept.Map)).Core
            == Under(facts).SplitPositive(Under(facts).Normalize(dropped.Map)).Core, kept.Map, dropped.Map);
        return new Merge(kept.Map, dropped.Map, scale,
            new Evidence(EvidenceKind.Proved, assumed, Probes, "normal-form", TimeSpan.Zero, ""));
    }

    private NormalForms Under(FactSet facts)
    {
        if (facts.Equals(forms.Facts)) return forms;
        if (!_weaker.TryGetValue(facts, out var weaker)) _weaker.Add(facts, weaker = new NormalForms(facts));
        return weaker;
    }

    private DeadMap? Dead(KnownMap candidate, CancellationToken cancellation)
    {
        var answer = prover.ProveDead(candidate.Map, forms.Facts, cancellation);
        if (answer.Status == ProofStatus.Proved)
        {
            var assumed = _minimizer.Find(facts =>
                prover.ProveDead(candidate.Map, facts, cancellation).Status == ProofStatus.Proved, candidate.Map);
            return new DeadMap(candidate.Map, Proved(answer, assumed));
        }

        // A refutation that does not make the map vary (one position, say) leaves it without anything to show.
        if (answer.Counterexample is { } counterexample && Separates(counterexample, candidate, null)) return null;
        return new DeadMap(candidate.Map, Tested(answer.Method));
    }

    private Merge? MergeByKey(KnownMap kept, KnownMap dropped, CancellationToken cancellation)
    {
        if (ScaleWitness.Find(evaluator.Probes, dropped.Values, kept.Values) is not { } scale)
            return new Merge(kept.Map, dropped.Map, null, Tested("min-max"));
        var answer = prover.ProveEqual(dropped.Map, kept.Map, scale, forms.Facts, cancellation);
        if (answer.Status == ProofStatus.Proved)
        {
            var assumed = _minimizer.Find(facts =>
                prover.ProveEqual(dropped.Map, kept.Map, scale, facts, cancellation).Status == ProofStatus.Proved,
                dropped.Map, kept.Map);
            return new Merge(kept.Map, dropped.Map, scale, Proved(answer, assumed));
        }

        if (answer.Status == ProofStatus.Unknown)
            answer = prover.Refute(dropped.Map, kept.Map, scale, forms.Facts, cancellation);
        if (answer.Counterexample is { } counterexample && Separates(counterexample, dropped, kept)) return null;
        return new Merge(kept.Map, dropped.Map, scale, Tested(answer.Method));
    }

    // Refuting an equality need not part the maps: the scale may depend on the number of channels, say. Only a
    // counterexample on which they differ after min-max becomes a probe.
    private bool Separates(Counterexample counterexample, KnownMap candidate, KnownMap? other)
    {
        var alone = new ProbeEvaluator(new ProbeSet(forms.Facts, seed: 0, count: 0));
        alone.Probes.Add(counterexample);
        var key = Measure(alone, candidate.Form, out var isConstant).Key;
        if (other is null ? isConstant : key == Measure(alone, other.Form, out _).Key) return false;
        evaluator.Probes.Add(counterexample);
        _byKey.Clear();
        foreach (var known in _known) Register(known);
        Measure(candidate);
        return true;
    }

    private void Register(KnownMap known)
    {
        Measure(known);
        if (!known.IsConstant) _byKey.TryAdd(known.Key, known);
    }

    private void Measure(KnownMap map)
    {
        (map.Values, map.Key) = Measure(evaluator, map.Form, out var isConstant);
        map.IsConstant = isConstant;
    }

    private static (ProbeValues Values, Fingerprint Key) Measure(ProbeEvaluator on, Term form, out bool isConstant)
    {
        var values = new ProbeValues(on.Probes.Length(TermType.Map));
        on.Broadcast(form.Type, on.Evaluate(form), TermType.Map, values);
        return (values, MapKey.Of(on.Probes, values, out isConstant));
    }

    private Evidence Proved(ProofAnswer answer, FactSet assumed) =>
        new(EvidenceKind.Proved, assumed, Probes, answer.Method, answer.Elapsed, answer.QueryHash);

    private Evidence Tested(string method) =>
        new(EvidenceKind.Tested, forms.Facts, Probes, method, TimeSpan.Zero, "");
}
