using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>
/// Finds the types of nonterminals that do not declare one: that of the first alternative all of whose names have
/// types. Each alternative is looked at when the last of its names gets one, so that the time is linear.
/// </summary>
internal sealed class TypeInference(
    DiagnosticBag diagnostics, NameScope scope, Dictionary<string, TermType?> types)
{
    private readonly Dictionary<string, List<(RuleSyntax Rule, AlternativeSyntax Alternative)>> _waiting = [];
    private readonly Dictionary<AlternativeSyntax, int> _missing = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<string> _found = [];

    /// <summary>Puts every type that follows into the table, and reports the nonterminals that get none.</summary>
    public void Infer(IReadOnlyList<RuleSyntax> rules)
    {
        foreach (var rule in rules.Where(IsOpen))
            foreach (var alternative in rule.Alternatives) Watch(rule, alternative);
        while (_found.TryDequeue(out var name))
        {
            foreach (var (rule, alternative) in _waiting.GetValueOrDefault(name) ?? [])
                if (--_missing[alternative] == 0) Try(rule, alternative);
        }

        if (diagnostics.HasErrors) return;
        foreach (var rule in rules.Where(IsOpen)) diagnostics.ReportNoType(rule.Name);
    }

    private bool IsOpen(RuleSyntax rule) => types.TryGetValue(rule.Name.Text, out var type) && type is null;

    private void Watch(RuleSyntax rule, AlternativeSyntax alternative)
    {
        var names = new HashSet<string>();
        new TermBuilder(new DiagnosticBag(), name => Note(name, names), allowsLet: true).Build(alternative.Expression);
        _missing[alternative] = names.Count;
        foreach (var name in names)
        {
            if (!_waiting.TryGetValue(name, out var list)) _waiting[name] = list = [];
            list.Add((rule, alternative));
        }

        if (names.Count == 0) Try(rule, alternative);
    }

    private Term? Note(Identifier name, HashSet<string> names)
    {
        if (types.TryGetValue(name.Text, out var type) && type is null) names.Add(name.Text);
        return null;
    }

    private void Try(RuleSyntax rule, AlternativeSyntax alternative)
    {
        if (!IsOpen(rule)) return;
        var variable = alternative.Attributes.FirstOrDefault(item => item.Word.Text == "for")?.Values[0].Text;
        Term? Resolve(Identifier name) =>
            name.Text == variable ? Term.Constant(new Rational(2))
            : types.GetValueOrDefault(name.Text) is { } type ? Term.Hole(name.Text, type, 0)
            : scope.KindOf(name.Text) is not (null or NameScope.Nonterminal) ? scope.Resolve(name)
            : null;
        var builder = new TermBuilder(new DiagnosticBag(), Resolve, allowsLet: false);
        if (builder.Build(alternative.Expression) is not { } term) return;
        types[rule.Name.Text] = term.Type;
        _found.Enqueue(rule.Name.Text);
    }
}
