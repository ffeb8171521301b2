using SyCam.Grammar.Typing;
using SyCam.Search.Proving;

namespace SyCam.Search.Rules;

/// <summary>What learning found.</summary>
public sealed record LearnReport
{
    /// <summary>The rules that are proved and do not follow from one another, each with its status.</summary>
    public required IReadOnlyList<TermRule> Rules { get; init; }

    /// <summary>Candidates that hold on every tensor and have no proof.</summary>
    public required IReadOnlyList<TermRule> Tested { get; init; }

    /// <summary>The number of different normal forms that were looked at.</summary>
    public required int Forms { get; init; }

    /// <summary>The number of different candidates.</summary>
    public required int Candidates { get; init; }

    /// <summary>Candidates that followed from rules found before.</summary>
    public required int Derived { get; init; }

    /// <summary>Candidates that random tensors refuted.</summary>
    public required int RefutedByTensors { get; init; }

    /// <summary>Candidates that the prover refuted.</summary>
    public required int RefutedByProver { get; init; }

    /// <summary>Proved rules that the last pass dropped, as they follow from the others.</summary>
    public required int Dropped { get; init; }

    /// <summary>Every answer of the prover: the status, the method and the time.</summary>
    public required IReadOnlyList<ProofAnswer> Answers { get; init; }

    /// <summary>The greatest size of candidates that was looked through in full.</summary>
    public required int CompleteSize { get; init; }
}
