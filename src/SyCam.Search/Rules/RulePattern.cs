using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;

namespace SyCam.Search.Rules;

/// <summary>A rule as it is looked for in terms.</summary>
internal sealed class RulePattern
{
    /// <param name="index">The rule's number in its book.</param>
    /// <param name="rule">The rule.</param>
    public RulePattern(int index, TermRule rule)
    {
        Index = index;
        Rule = rule;
        var forms = new NormalForms(rule.Conditions);
        List<Term> sides = [forms.Normalize(rule.Left), forms.Normalize(rule.Right)];
        Variables = [.. sides.SelectMany(side => side.SubTerms()).Where(term => term.Operator == Operators.Input)
            .Distinct().Order()];
        var parts = sides.SelectMany(side => side.SubTerms()).Where(IsTrigger).Distinct().ToList();
        // A rule of products and quotients alone is looked for by its whole sides.
        Triggers = parts.Count > 0 ? parts : [.. sides.Where(side => !side.Children.IsEmpty)];
    }

    public int Index { get; }

    public TermRule Rule { get; }

    public IReadOnlyList<Term> Variables { get; }

    /// <summary>The parts that call for an instance where they match.</summary>
    public IReadOnlyList<Term> Triggers { get; }

    private static bool IsTrigger(Term term) => term.Operator.IsFunction && term.Operator != Operators.Div0;
}
