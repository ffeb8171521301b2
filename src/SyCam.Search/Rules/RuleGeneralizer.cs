using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;

namespace SyCam.Search.Rules;

/// <summary>
/// Makes a rule say more: drops conditions, puts variables for parts, and features for variables of fewer axes, as long
/// as it holds on random tensors. Renames the variables in the order in which they stand.
/// </summary>
/// <param name="tests">The number of tensors for each try.</param>
/// <param name="seed">Their seed.</param>
internal sealed class RuleGeneralizer(int tests, int seed)
{
    /// <summary>The most general form found.</summary>
    public TermRule Generalize(TermRule rule)
    {
        for (var better = rule; better is not null; better = Better(rule).FirstOrDefault(Holds)) rule = better;
        return Renamed(rule);
    }

    /// <summary>The rule with the first variables of each type, and only the conditions on what it uses.</summary>
    public static TermRule Renamed(TermRule rule)
    {
        var names = new Dictionary<string, Term>();
        foreach (var variable in Variables(rule))
            names[variable.Name] = RuleVariables.All.First(
                free => free.Type == variable.Type && !names.ContainsValue(free));
        var facts = rule.Conditions.All.Where(fact => names.ContainsKey(fact.Input))
            .Select(fact => fact with { Input = names[fact.Input].Name }).ToList();
        // Normal forms again: the order of a sum depends on the names in it.
        var forms = new NormalForms(new FactSet(facts));
        return rule with
        {
            Left = forms.Normalize(TermParts.Substitute(rule.Left, names)!),
            Right = forms.Normalize(TermParts.Substitute(rule.Right, names)!),
            Conditions = new FactSet(facts),
        };
    }

    private bool Holds(TermRule rule)
    {
        var forms = new NormalForms(rule.Conditions);
        return forms.Normalize(rule.Left) != forms.Normalize(rule.Right)
            && RuleTester.FindFailure(rule, tests, seed) is null;
    }

    private static IEnumerable<TermRule> Better(TermRule rule)
    {
        foreach (var fact in rule.Conditions.All)
            yield return rule with { Conditions = new FactSet(rule.Conditions.All.Where(other => other != fact)) };
        var variables = Variables(rule).ToList();
        foreach (var variable in variables.Where(variable => variable.Type != TermType.Features))
            if (Free(TermType.Features, variables) is { } wider && Replaced(rule, variable, wider) is { } widened)
                yield return widened;
        var parts = rule.Left.SubTerms().Intersect(rule.Right.SubTerms())
            .Where(part => !part.Children.IsEmpty).OrderByDescending(part => part.Size).ThenBy(part => part);
        foreach (var part in parts)
            if (Free(part.Type, variables) is { } variable && Replaced(rule, part, variable) is { } general)
                yield return general;
    }

    private static Term? Free(TermType type, List<Term> used) =>
        RuleVariables.All.FirstOrDefault(variable => variable.Type == type && !used.Contains(variable));

    private static TermRule? Replaced(TermRule rule, Term part, Term by)
    {
        if (Replace(rule.Left, part, by) is not { } left || Replace(rule.Right, part, by) is not { } right) return null;
        var facts = rule.Conditions.All.Select(fact => fact.Input == part.Name ? fact with { Input = by.Name } : fact);
        return rule with { Left = left, Right = right, Conditions = new FactSet(facts) };
    }

    private static Term? Replace(Term term, Term part, Term by)
    {
        if (term == part) return by;
        if (term.Children.IsEmpty) return term;
        var children = term.Children.Select(child => Replace(child, part, by)).OfType<Term>().ToArray();
        return children.Length < term.Children.Length ? null : TermParts.Build(term, children);
    }

    private static IEnumerable<Term> Variables(TermRule rule) => rule.Left.SubTerms().Concat(rule.Right.SubTerms())
        .Where(term => term.Operator == Operators.Input).Distinct();
}
