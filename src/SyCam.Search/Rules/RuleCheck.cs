using SyCam.Grammar.Typing;
using SyCam.Search.Proving;

namespace SyCam.Search.Rules;

/// <summary>What came of checking one rule of a file.</summary>
/// <param name="Rule">The rule as the file has it.</param>
/// <param name="Answer">The prover's answer now.</param>
/// <param name="Tests">The number of random tensors that it was tried on.</param>
/// <param name="Problem">What is wrong with the rule or with what the file says of it; null when all is well.</param>
public sealed record RuleCheck(TermRule Rule, ProofAnswer Answer, int Tests, string? Problem);
