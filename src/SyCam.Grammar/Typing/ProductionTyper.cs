using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Makes the productions of alternatives.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="scope">The names.</param>
/// <param name="budget">How large all terms may be.</param>
/// <param name="types">The types of the nonterminals, as far as they are known.</param>
internal sealed class ProductionTyper(
    DiagnosticBag diagnostics, NameScope scope, TermBudget budget, IReadOnlyDictionary<string, TermType?> types)
{
    private const int MaxCost = 1000;
    private readonly LawChecker _laws = new(diagnostics);
    private SourceSpan? _condition;

    /// <summary>The productions of an alternative, one for each value of its range.</summary>
    /// <param name="alternative">The alternative.</param>
    /// <param name="nonterminal">Whose it is.</param>
    /// <param name="type">The nonterminal's type; null when it has none, which was reported.</param>
    public IReadOnlyList<Production> Productions(AlternativeSyntax alternative, string nonterminal, TermType? type)
    {
        var attributes = new AttributeReader(diagnostics, alternative.Attributes);
        var cost = attributes.Whole("cost", "a cost", 0, MaxCost);
        var prior = attributes.Positive("prior", "a prior") ?? 1;
        var all = new List<Production>();
        foreach (var template in Templates(alternative))
        {
            if (type is not null && template.Type != type)
            {
                diagnostics.ReportAlternativeType(alternative.Expression.Span, template.Type, nonterminal, type.Value);
                return all;
            }

            var production = new Production(template, cost ?? TermCosts.Of(template, scope.FindInput), false, prior)
            {
                Condition = all.Count == 0 ? Condition(attributes.Find("where"), template) : all[0].Condition,
            };
            var laws = _laws.Check(attributes.Find("{"), production, nonterminal);
            all.Add(production with
            {
                IsCommutative = laws.Contains("comm"),
                IsAssociative = laws.Contains("assoc"),
                IsIdempotent = laws.Contains("idempotent"),
            });
        }

        return all;
    }

    /// <summary>The right-hand sides of an alternative, one for each value of its range; fewer when one is wrong.
    /// </summary>
    public IReadOnlyList<Term> Templates(AlternativeSyntax alternative)
    {
        var all = new List<Term>();
        foreach (var variable in Range(alternative.Attributes.FirstOrDefault(item => item.Word.Text == "for")))
        {
            // The mistakes of a range are those of its first value.
            var bag = all.Count == 0 ? diagnostics : new DiagnosticBag();
            if (Template(alternative.Expression, variable, bag) is not { } template) return all;
            if (!budget.Spend(template, alternative.Expression.Span)) return all;
            all.Add(template);
        }

        new UnitChecker(diagnostics, scope).Check(alternative.Expression);
        return all;
    }

    /// <summary>Reports inputs without a unit where a production has a condition on units.</summary>
    /// <param name="productions">All productions of the grammar.</param>
    /// <param name="grammar">The place to report when the condition stands in another file.</param>
    public void CheckUnits(IEnumerable<Production> productions, SourceSpan grammar)
    {
        var all = productions.ToList();
        if (all.All(production => production.Condition is null)) return;
        var missing = InputUse.Of(all.Select(production => production.Template))
            .Where(name => scope.FindInput(name) is { Unit: null });
        foreach (var name in missing) diagnostics.ReportNoUnit(_condition ?? grammar, name);
    }

    private UnitCondition? Condition(AttributeSyntax? attribute, Term template)
    {
        if (attribute is null) return null;
        _condition ??= attribute.Span;
        if (template.Children.Length != 2) diagnostics.ReportConditionForm(attribute.Span);
        var right = attribute.Values[2];
        var isOperand = right.Text is "lhs" or "rhs";
        var unit = isOperand ? null : UnitReader.Read(right, diagnostics);
        if (template.Children.Length != 2 || (!isOperand && unit is null)) return null;
        return new UnitCondition(
            Side(attribute.Values[0]), attribute.Values[1].Text == "==", isOperand ? Side(right) : null, unit);
    }

    private static int Side(Identifier operand) => operand.Text == "lhs" ? 0 : 1;

    private IEnumerable<(string? Name, int Value)> Range(AttributeSyntax? range)
    {
        const int Most = 100;
        if (range is null) return [(null, 0)];
        var low = AttributeReader.ReadWhole(diagnostics, range.Values[1], "the end of a range", 0, Most);
        var high = AttributeReader.ReadWhole(diagnostics, range.Values[2], "the end of a range", 0, Most);
        if (low > high) diagnostics.ReportRange(range.Span);
        if (low is null || high is null || low > high) return [];
        return Enumerable.Range(low.Value, high.Value - low.Value + 1)
            .Select(value => ((string?)range.Values[0].Text, value));
    }

    private Term? Template(ExpressionSyntax expression, (string? Name, int Value) variable, DiagnosticBag bag)
    {
        var holes = 0;
        Term? Resolve(Identifier name)
        {
            if (name.Text == variable.Name) return Term.Constant(new Rational(variable.Value));
            if (scope.KindOf(name.Text) == NameScope.Nonterminal)
                return types.GetValueOrDefault(name.Text) is { } type ? Term.Hole(name.Text, type, holes++) : null;
            if (scope.KindOf(name.Text) is not null) return scope.Resolve(name);
            bag.ReportUnknownName(name, "nonterminal, input or baseline", scope.Near(name));
            return null;
        }

        return new TermBuilder(bag, Resolve, allowsLet: false).Build(expression);
    }
}
