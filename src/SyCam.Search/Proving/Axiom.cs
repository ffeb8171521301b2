using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Proving;

/// <summary>A true identity at any shape, which the solver may use for any tensors.</summary>
internal sealed record Axiom
{
    /// <param name="rule">The statement: two terms and what their variables must meet.</param>
    /// <param name="triggers">The terms that make the solver look at an instance, one for each way.</param>
    public Axiom(TermRule rule, IEnumerable<Term> triggers)
    {
        Rule = rule;
        var normalizer = new Normalizer(new TermFacts(FactSet.None), expandsMinMax: false);
        Left = normalizer.Normalize(rule.Left).ToTerm();
        Right = normalizer.Normalize(rule.Right).ToTerm();
        Triggers = [.. triggers.Select(trigger => normalizer.Normalize(trigger).ToTerm()).SelectMany(Orders)];
    }

    /// <summary>The statement.</summary>
    public TermRule Rule { get; }

    /// <summary>One side with sums as means, as claims are written.</summary>
    public Term Left { get; }

    /// <summary>The other side.</summary>
    public Term Right { get; }

    /// <summary>Each calls for an instance.</summary>
    public IReadOnlyList<Term> Triggers { get; }

    // An operand that is a sum or product of two is met in either order.
    private static IEnumerable<Term> Orders(Term trigger)
    {
        yield return trigger;
        if (trigger.Children is [{ Operator: var op, Children: [var a, var b] } inner]
            && (op == Operators.Add || op == Operators.Mul) && a.Operator != Operators.Constant)
            yield return trigger.WithChildren(inner.WithChildren(b, a));
    }
}
