using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>What a grammar's <c>constrain</c> block asks of every finished candidate.</summary>
/// <param name="RequiredInputs">Inputs that a candidate must use.</param>
/// <param name="AtMost">How often an operator may occur at most.</param>
/// <param name="Forbidden">Patterns that no sub-term may match: a hole named <c>_</c> matches anything, a hole of
/// any other name must match equal sub-terms wherever it stands.</param>
/// <param name="ForbiddenNestings">Pairs (inner, outer): the inner operator must not occur below the outer one.</param>
/// <param name="MaxCost">The greatest cost, or null.</param>
/// <param name="MaxDepth">The greatest depth, or null.</param>
public sealed record GrammarConstraints(
    IReadOnlyList<string> RequiredInputs,
    IReadOnlyList<(Operator Operator, int Count)> AtMost,
    IReadOnlyList<Term> Forbidden,
    IReadOnlyList<(Operator Inner, Operator Outer)> ForbiddenNestings,
    int? MaxCost,
    int? MaxDepth)
{
    /// <summary>Nothing is asked.</summary>
    public static GrammarConstraints None { get; } = new([], [], [], [], null, null);
}
