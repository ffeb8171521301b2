using System.Globalization;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Proving;

namespace SyCam.Search.Rules;

/// <summary>Checks rules anew: tries them on random tensors, proves them, and compares with what their file says.</summary>
/// <param name="prover">Decides; may be called from several threads.</param>
public sealed class RuleChecker(IProver prover)
{
    /// <summary>The checks, in the order of the rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="tests">The number of tensors for each, at least 10.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="workers">The number of threads.</param>
    /// <param name="cancellation">Ends the check.</param>
    public IReadOnlyList<RuleCheck> Check(
        IReadOnlyList<TermRule> rules, int tests, int seed, int workers, CancellationToken cancellation)
    {
        var checks = new RuleCheck[rules.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        Parallel.For(0, rules.Count, options, i => checks[i] = Check(rules[i], tests, seed + i, cancellation));
        return checks;
    }

    private RuleCheck Check(TermRule rule, int tests, int seed, CancellationToken cancellation)
    {
        var answer = RuleProof.Prove(prover, rule, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var failure = RuleTester.FindFailure(rule, tests, seed);
        return new RuleCheck(rule, answer, tests, Problem(rule, answer, failure));
    }

    private static string? Problem(TermRule rule, ProofAnswer answer, RuleFailure? failure)
    {
        if (failure is not null) return $"the sides differ: {failure}";
        if (answer.Counterexample is { } tensors) return $"the sides differ: {Describe(tensors)}";
        var forms = new NormalForms(rule.Conditions);
        if (forms.Normalize(rule.Left) == forms.Normalize(rule.Right))
            return "both sides have the same normal form, so the rule says nothing new";
        if (rule.Status is not { } status) return null;
        if (status.IsProved && answer.Status != ProofStatus.Proved)
            return $"the file says {status}, but no proof is found";
        if (!status.IsProved)
            return answer.Status == ProofStatus.Proved ? $"the file says {status}, but it is proved by {answer.Method}" : null;
        if (status.Method != answer.Method) return $"the file says {status}, but the proof is by {answer.Method}";
        return status.Hash != answer.QueryHash
            ? $"the file says {status}, but the hash of the query is \"{answer.QueryHash}\""
            : null;
    }

    private static string Describe(Counterexample tensors)
    {
        var values = tensors.Values.OrderBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => $"{item.Key} = [{string.Join(", ", item.Value)}]");
        return string.Create(CultureInfo.InvariantCulture,
            $"K = {tensors.Channels}, {tensors.Positions} positions, {string.Join(", ", values)}");
    }
}
