using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>One alternative of a nonterminal.</summary>
/// <param name="Template">The right-hand side, with an <see cref="Operators.Hole"/> (index = place) for each
/// nonterminal in it, numbered from 0 from left to right. A hole that stands several times, as the operands of
/// <see cref="Join"/> do, is filled by one term.</param>
/// <param name="Cost">The cost that using it adds to the costs of what fills its holes, at least 0.</param>
/// <param name="IsCommutative">Declared <c>comm</c>: its two holes, of one nonterminal, may be swapped.</param>
/// <param name="Prior">How much the search prefers it; 1 unless declared.</param>
public sealed record Production(Term Template, int Cost, bool IsCommutative, double Prior)
{
    /// <summary>Declared <c>assoc</c>: a sum or product of two holes of its own nonterminal.</summary>
    public bool IsAssociative { get; init; }

    /// <summary>Declared <c>idempotent</c>: applied to its own result it changes nothing.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>What the units of its two operands must meet, or null.</summary>
    public UnitCondition? Condition { get; init; }

    /// <summary>The holes from left to right, each once.</summary>
    public IReadOnlyList<Term> Holes { get; } =
    [
        .. Template.SubTerms().Where(term => term.Operator == Operators.Hole).DistinctBy(hole => hole.Parameter)
            .OrderBy(hole => hole.Parameter),
    ];

    /// <summary>True when a hole stands several times.</summary>
    public bool RepeatsHoles { get; } =
        Template.SubTerms().Where(term => term.Operator == Operators.Hole).GroupBy(hole => hole.Parameter).Any(group => group.Count() > 1);
}
