using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Types the nonterminals, and makes or changes their productions, statement by statement.</summary>
internal sealed class RuleTyper
{
    private const int MaxRules = 1000;
    private const int MaxProductions = 10_000;
    private readonly DiagnosticBag _diagnostics;
    private readonly NameScope _scope;
    private readonly GrammarBlockSyntax _grammar;
    private readonly GrammarDefinition? _base;
    private readonly TermBudget _budget;
    private readonly ProductionTyper _productions;
    private readonly Dictionary<string, TermType?> _types = [];
    private readonly List<RuleSyntax> _rules = [];
    private readonly Dictionary<string, List<Production>> _table = [];
    private readonly List<string> _order = [];

    /// <summary>A typer for one grammar.</summary>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="scope">The names.</param>
    /// <param name="budget">How large all terms may be.</param>
    /// <param name="grammar">The block.</param>
    /// <param name="extended">The grammar that is extended, or null.</param>
    public RuleTyper(
        DiagnosticBag diagnostics, NameScope scope, TermBudget budget, GrammarBlockSyntax grammar,
        GrammarDefinition? extended)
    {
        _diagnostics = diagnostics;
        _scope = scope;
        _grammar = grammar;
        _base = extended;
        _budget = budget;
        _productions = new ProductionTyper(diagnostics, scope, budget, _types);
    }

    // The start symbol of the extended grammar gets the name of this one, unless there is a rule of that name.
    private bool IsRenamed => _base is not null && _base.Nonterminals.All(item => item.Name != _grammar.Name.Text)
        && !_grammar.Rules.Any(rule => rule.Change == RuleChange.Define && rule.Name.Text == _grammar.Name.Text);

    /// <summary>Declares the names of the rules; to be called before <see cref="Rules"/>.</summary>
    public void Declare()
    {
        foreach (var inherited in _base?.Nonterminals ?? [])
        {
            if (!_scope.Declare(new Identifier(inherited.Name, _grammar.Base!.Span), NameScope.Nonterminal)) continue;
            _types[inherited.Name] = inherited.Type;
            Put(inherited.Name, [.. inherited.Productions.Where(
                rule => _budget.Spend(rule.Template, _grammar.Base.Span))]);
        }

        if (IsRenamed && _scope.Declare(_grammar.Name, NameScope.Nonterminal))
            _types[_grammar.Name.Text] = TermType.Map;
        var startType = _grammar.Type is { } named ? GrammarTyper.TypeOf(named, _diagnostics) : TermType.Map;
        if (startType is { } type && type != TermType.Map) _diagnostics.ReportStartType(_grammar.Type!.Span, type);
        if (_grammar.Rules.Count > MaxRules) _diagnostics.ReportTooMany(_grammar.Name.Span, "nonterminals", MaxRules);
        else _rules.AddRange(_grammar.Rules.Where(rule => Declare(rule, startType)));
    }

    /// <summary>The nonterminals without a mistake, the start symbol first, then in the order of the files.</summary>
    public IReadOnlyList<Nonterminal> Rules()
    {
        new TypeInference(_diagnostics, _scope, _types).Infer(
            [.. _rules.Where(rule => rule.Change == RuleChange.Define)]);
        foreach (var rule in _rules) Apply(rule);
        CheckDrops();
        var start = KeyOf(_grammar.Name.Text);
        if (!IsRenamed && !_diagnostics.MissesNames && _scope.KindOf(start) != NameScope.Nonterminal)
            _diagnostics.ReportNoStart(_grammar.Name);
        else if (!_diagnostics.HasErrors && _types[start] != TermType.Map)
            _diagnostics.ReportStartType(_grammar.Name.Span, _types[start]!.Value);
        if (_diagnostics.HasErrors) return [];
        _productions.CheckUnits(_table.Values.SelectMany(item => item), _grammar.Name.Span);
        var nonterminals = _order.Where(_table.ContainsKey)
            .Select(name => new Nonterminal(name, _types[name]!.Value, _table[name]))
            .OrderBy(item => item.Name == start ? 0 : 1);
        return IsRenamed
            ? [.. nonterminals.Select(item => Renaming.Rename(item, start, _grammar.Name.Text))]
            : [.. nonterminals];
    }

    private bool Declare(RuleSyntax rule, TermType? startType)
    {
        var name = rule.Name.Text;
        if (rule.Change == RuleChange.Drop)
        {
            if (_grammar.Base is null) _diagnostics.ReportDropAlone(rule.Name.Span);
            return _grammar.Base is not null;
        }

        var isStart = name == _grammar.Name.Text;
        var type = rule.Type is { } named ? GrammarTyper.TypeOf(named, _diagnostics) : isStart ? startType : null;
        if (rule.Change == RuleChange.Define && !_table.ContainsKey(name))
        {
            if (!_scope.Declare(rule.Name, NameScope.Nonterminal)) return false;
            if (isStart && rule.Type is not null && type is not null && type != TermType.Map)
                _diagnostics.ReportStartType(rule.Type.Span, type.Value);
            // A type that is wrong is not inferred: null would ask for that.
            if (type is not null || (rule.Type is null && !isStart)) _types[name] = type;
            return true;
        }

        if (rule.Change == RuleChange.Define && _grammar.Rules.TakeWhile(other => other != rule)
            .Any(other => other.Change == RuleChange.Define && other.Name.Text == name))
        {
            _diagnostics.ReportRepeatedName(rule.Name, NameScope.Nonterminal);
            return false;
        }

        if (rule.Type is not null && type is not null && _types.GetValueOrDefault(name) is { } known && known != type)
        {
            _diagnostics.ReportRuleType(rule.Type.Span, name, known);
            return false;
        }

        return true;
    }

    private void Apply(RuleSyntax rule)
    {
        var name = KeyOf(rule.Name.Text);
        if (rule.Change != RuleChange.Define && !_table.ContainsKey(name))
        {
            _diagnostics.ReportUnknownName(rule.Name, "rule", _table.Keys);
            return;
        }

        if (rule.Alternatives.Count > MaxProductions)
        {
            _diagnostics.ReportTooMany(rule.Name.Span, "alternatives", MaxProductions);
            return;
        }

        if (rule.Change == RuleChange.Drop)
        {
            Drop(rule, _table[name]);
            return;
        }

        var productions = new List<Production>(rule.Change == RuleChange.Extend ? _table[name] : []);
        foreach (var alternative in rule.Alternatives)
        {
            productions.AddRange(_productions.Productions(alternative, name, _types.GetValueOrDefault(name)));
            if (productions.Count <= MaxProductions) continue;
            _diagnostics.ReportTooMany(rule.Name.Span, "alternatives", MaxProductions);
            break;
        }

        Put(name, productions);
    }

    private void Drop(RuleSyntax rule, List<Production> productions)
    {
        if (rule.Alternatives.Count == 0) _table.Remove(KeyOf(rule.Name.Text));
        foreach (var alternative in rule.Alternatives)
        {
            var templates = _productions.Templates(alternative);
            if (templates.Any(template => productions.RemoveAll(item => item.Template == template) == 0))
                _diagnostics.ReportNoAlternative(alternative.Expression.Span, rule.Name.Text);
        }

        if (productions.Count == 0 && rule.Alternatives.Count > 0) _diagnostics.ReportEmptied(rule.Name);
    }

    private void CheckDrops()
    {
        if (_diagnostics.HasErrors) return;
        foreach (var rule in _rules.Where(rule => rule.Change == RuleChange.Drop && rule.Alternatives.Count == 0))
        {
            var name = KeyOf(rule.Name.Text);
            var user = _order.FirstOrDefault(item => _table.TryGetValue(item, out var productions)
                && productions.Any(production => production.Holes.Any(hole => KeyOf(hole.Name) == name)));
            if (_table.ContainsKey(name)) continue;
            if (name == KeyOf(_grammar.Name.Text)) _diagnostics.ReportDroppedStart(rule.Name);
            else if (user is not null) _diagnostics.ReportDroppedInUse(rule.Name, user);
        }
    }

    private string KeyOf(string name) => IsRenamed && name == _grammar.Name.Text ? _base!.Start.Name : name;

    private void Put(string name, List<Production> productions)
    {
        if (!_order.Contains(name)) _order.Add(name);
        _table[name] = productions;
    }
}
