using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Proving;

namespace SyCam.Search.Rules;

/// <summary>Asks a prover about rules.</summary>
internal static class RuleProof
{
    /// <summary>Proved, refuted with tensors, or unknown.</summary>
    public static ProofAnswer Prove(IProver prover, TermRule rule, CancellationToken cancellation)
    {
        var answer = prover.ProveEqual(rule.Left, rule.Right, Scale.One, rule.Conditions, cancellation);
        if (answer.Status != ProofStatus.Unknown) return answer;
        var refuted = prover.Refute(rule.Left, rule.Right, Scale.One, rule.Conditions, cancellation);
        return refuted.Status == ProofStatus.Refuted ? refuted : answer;
    }

    /// <summary>What a file says of a proof.</summary>
    public static RuleStatus StatusOf(ProofAnswer answer) =>
        RuleStatus.Proved(answer.Method, answer.Elapsed.TotalMilliseconds, answer.QueryHash);
}
