namespace SyCam.Search.Proving;

/// <summary>The three answers of a prover; <see cref="Unknown"/> never prunes.</summary>
public enum ProofStatus
{
    /// <summary>The statement holds for every tensor of every shape that meets the facts.</summary>
    Proved,

    /// <summary>The statement is false; a counterexample says where.</summary>
    Refuted,

    /// <summary>No answer within the limits.</summary>
    Unknown,
}
