namespace SyCam.Search.Proving;

/// <summary>What a prover said, and how.</summary>
/// <param name="Status">The answer.</param>
/// <param name="Method">The proof form that gave it, such as <c>one-position</c> or <c>bounded-shape</c>.</param>
/// <param name="Elapsed">The time it took.</param>
/// <param name="QueryHash">The hash of the deciding query, by which its SMT-LIB dump is named; empty where no query was
/// needed.</param>
/// <param name="Counterexample">The tensors that refute the statement, when it was refuted.</param>
public sealed record ProofAnswer(
    ProofStatus Status, string Method, TimeSpan Elapsed, string QueryHash, Counterexample? Counterexample = null)
{
    /// <summary>No answer, from the named form.</summary>
    public static ProofAnswer UnknownBy(string method, TimeSpan elapsed) =>
        new(ProofStatus.Unknown, method, elapsed, "");
}
