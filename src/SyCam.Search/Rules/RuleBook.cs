using System.Collections.Immutable;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;

namespace SyCam.Search.Rules;

/// <summary>
/// Shows that two terms are equal by rules and normal forms. Instances of the rules are taken where a part of a rule
/// matches a part of the terms, twice over; then equals are put for equals (<see cref="RuleClosure"/>). It finds what
/// follows in a few steps and never claims what does not follow. Used by one thread.
/// </summary>
public sealed class RuleBook
{
    private const int MostRounds = 2;
    private const int MostInstances = 160;
    private const int AtATime = 32;
    private const int MoreSize = 8;
    private const int MostChoices = 8;
    private readonly IReadOnlyList<TermRule> _rules;
    private readonly int _distribution;
    private readonly List<RulePattern> _patterns = [];
    private readonly Dictionary<FactSet, NormalForms> _forms = [];

    /// <summary>A book of rules, which must hold.</summary>
    public RuleBook(IReadOnlyList<TermRule> rules)
    {
        _rules = rules;
        _distribution = -1;
        for (var i = 0; i < rules.Count; i++)
        {
            if (_distribution < 0 && IsDistribution(rules[i])) _distribution = i;
            else _patterns.Add(new RulePattern(i, rules[i]));
        }
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<TermRule> Rules => _rules;

    /// <summary>The rules by which the terms are equal for all inputs that meet the facts, in the order of the book; none
    /// where the normal forms are equal; null where that is not seen.</summary>
    public IReadOnlyList<TermRule>? Join(Term left, Term right, FactSet facts)
    {
        try
        {
            return JoinForms(left, right, facts);
        }
        catch (OverflowException)
        {
            // Coefficients are rationals of machine words; what needs longer ones is not seen.
            return null;
        }
    }

    private IReadOnlyList<TermRule>? JoinForms(Term left, Term right, FactSet facts)
    {
        if (!_forms.TryGetValue(facts, out var forms) || forms.Count > 200_000)
            _forms[facts] = forms = new NormalForms(facts);
        var (a, b) = (forms.Normalize(left), forms.Normalize(right));
        if (a == b) return [];
        var closure = new RuleClosure(forms, _distribution >= 0);
        var seen = new HashSet<Term>();
        var equations = new HashSet<(Term, Term)>();
        var choices = a.SubTerms().Concat(b.SubTerms())
            .Where(term => !term.Children.IsEmpty || term.Operator == Operators.Input).Distinct().Take(MostChoices).ToList();
        var most = Math.Max(a.Size, b.Size) + MoreSize;
        IEnumerable<Term> places = [a, b];
        for (var round = 0; round < MostRounds; round++)
        {
            var fresh = places.SelectMany(term => term.SubTerms())
                .Where(term => !term.Children.IsEmpty && seen.Add(term)).ToList();
            // The smallest first, a few at a time: most of what follows does so by small instances.
            var instances = Instances(forms, fresh, choices, most)
                .Where(item => equations.Add((item.Left, item.Right)))
                .OrderBy(item => item.Left.Size + item.Right.Size).Take(MostInstances);
            foreach (var few in instances.Chunk(AtATime))
            {
                foreach (var (x, y, rule) in few) closure.Add(x, y, rule);
                closure.Unroll(seen);
                closure.Settle();
                if (closure.Join(a, b) is { } used)
                    return [.. (closure.HasDistributed ? used.Add(_distribution) : used).Select(i => _rules[i])];
                if (closure.IsExhausted) return null;
            }

            places = [.. closure.Terms];
        }

        return null;
    }

    private IEnumerable<(Term Left, Term Right, int Rule)> Instances(
        NormalForms forms, List<Term> places, List<Term> choices, int most)
    {
        var heads = places.ToLookup(term => term.Operator);
        foreach (var pattern in _patterns)
        {
            var matcher = new PatternMatcher(forms, pattern.Rule.Conditions);
            foreach (var binding in pattern.Triggers
                .SelectMany(trigger => heads[trigger.Operator].SelectMany(place => matcher.Match(trigger, place)))
                .SelectMany(found => Complete(pattern, found, choices, matcher)))
            {
                if (TermParts.Substitute(pattern.Rule.Left, binding) is not { } left
                    || TermParts.Substitute(pattern.Rule.Right, binding) is not { } right) continue;
                var (x, y) = (forms.Normalize(left), forms.Normalize(right));
                if (x != y && Math.Min(x.Size, y.Size) <= most && Math.Max(x.Size, y.Size) <= most + MoreSize)
                    yield return (x, y, pattern.Index);
            }
        }
    }

    private static IEnumerable<ImmutableSortedDictionary<string, Term>> Complete(
        RulePattern pattern, ImmutableSortedDictionary<string, Term> found, List<Term> choices, PatternMatcher matcher)
    {
        var open = pattern.Variables.Where(variable => !found.ContainsKey(variable.Name)).ToList();
        return open.Count switch
        {
            0 => [found],
            1 => choices.Where(value => matcher.Fits(open[0], value)).Select(value => found.Add(open[0].Name, value)),
            _ => [],
        };
    }

    // x * (y + z) == x * y + x * z is carried out by arithmetic, not by search.
    private static bool IsDistribution(TermRule rule)
    {
        var (x, y, z) = (RuleVariables.Find("x")!, RuleVariables.Find("y")!, RuleVariables.Find("z")!);
        var law = Term.Of(Operators.Mul, x, Term.Of(Operators.Add, y, z));
        var sum = Term.Of(Operators.Add, Term.Of(Operators.Mul, x, y), Term.Of(Operators.Mul, x, z));
        return rule.Conditions.All.Count == 0
            && ((rule.Left == law && rule.Right == sum) || (rule.Left == sum && rule.Right == law));
    }
}
