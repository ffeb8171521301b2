using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Types the nonterminals and makes their productions.</summary>
internal sealed class RuleTyper(
    DiagnosticBag diagnostics, NameScope scope, IReadOnlyList<InputDeclaration> inputs, GrammarBlockSyntax grammar)
{
    private const int MaxCost = 1000;
    private const int MaxRules = 1000;
    private const int MaxProductions = 10_000;
    private readonly Dictionary<string, TermType?> _types = [];
    private readonly List<RuleSyntax> _rules = [];
    private readonly LawChecker _laws = new(diagnostics);

    /// <summary>Declares the names of the rules; to be called before <see cref="Rules"/>.</summary>
    public void Declare()
    {
        if (grammar.Rules.Count > MaxRules) diagnostics.ReportTooMany(grammar.Name.Span, "nonterminals", MaxRules);
        else _rules.AddRange(grammar.Rules.Where(Declare));
    }

    /// <summary>The nonterminals without a mistake, in the order of the file, the start symbol first.</summary>
    public IReadOnlyList<Nonterminal> Rules()
    {
        new TypeInference(diagnostics, scope, _types).Infer(_rules);
        if (scope.KindOf(grammar.Name.Text) != NameScope.Nonterminal) diagnostics.ReportNoStart(grammar.Name);
        var nonterminals = _rules.Select(Nonterminal).OfType<Nonterminal>().ToList();
        return [.. nonterminals.OrderBy(item => item.Name == grammar.Name.Text ? 0 : 1)];
    }

    private bool Declare(RuleSyntax rule)
    {
        if (!scope.Declare(rule.Name, null, NameScope.Nonterminal)) return false;
        var isStart = rule.Name.Text == grammar.Name.Text;
        var named = rule.Type ?? (isStart ? grammar.Type : null);
        var type = named is null ? null : GrammarTyper.TypeOf(named, diagnostics);
        if (isStart && type is not null && type != TermType.Map) diagnostics.ReportStartType(named!.Span, type.Value);
        // A type that is wrong is not inferred: null would ask for that.
        if (named is null || type is not null) _types[rule.Name.Text] = type;
        return true;
    }

    private Nonterminal? Nonterminal(RuleSyntax rule)
    {
        var type = _types.GetValueOrDefault(rule.Name.Text);
        var productions = new List<Production>();
        foreach (var alternative in rule.Alternatives)
        {
            productions.AddRange(Productions(alternative, rule.Name.Text, type));
            if (productions.Count <= MaxProductions) continue;
            diagnostics.ReportTooMany(rule.Name.Span, "alternatives", MaxProductions);
            break;
        }

        return type is null ? null : new Nonterminal(rule.Name.Text, type.Value, productions);
    }

    private IEnumerable<Production> Productions(AlternativeSyntax alternative, string nonterminal, TermType? type)
    {
        var attributes = new AttributeReader(diagnostics, alternative.Attributes);
        if (attributes.Find("where") is { } condition) diagnostics.ReportCondition(condition.Span);
        var cost = attributes.Whole("cost", "a cost", 0, MaxCost);
        var prior = attributes.Positive("prior", "a prior") ?? 1;
        var isFirst = true;
        foreach (var variable in Range(attributes))
        {
            // The mistakes of a range are those of its first value.
            var bag = isFirst ? diagnostics : new DiagnosticBag();
            isFirst = false;
            var template = Template(alternative.Expression, variable, bag);
            if (template is null) yield break;
            if (type is not null && template.Type != type)
            {
                bag.ReportAlternativeType(alternative.Expression.Span, template.Type, nonterminal, type.Value);
                yield break;
            }

            var production = new Production(template, cost ?? TermCosts.Of(template, inputs), false, prior);
            var laws = _laws.Check(attributes.Find("{"), production, nonterminal);
            yield return production with
            {
                IsCommutative = laws.Contains("comm"),
                IsAssociative = laws.Contains("assoc"),
                IsIdempotent = laws.Contains("idempotent"),
            };
        }
    }

    private IEnumerable<(string? Name, int Value)> Range(AttributeReader attributes)
    {
        const int Most = 100;
        if (attributes.Find("for") is not { } range) return [(null, 0)];
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
            {
                return _types.GetValueOrDefault(name.Text) is { } type
                    ? Term.Hole(name.Text, type, holes++)
                    : null;
            }

            if (scope.KindOf(name.Text) is not null) return scope.Resolve(name);
            bag.ReportUnknownName(name, "nonterminal, input or baseline", scope.Names);
            return null;
        }

        return new TermBuilder(bag, Resolve, allowsLet: false).Build(expression);
    }
}
